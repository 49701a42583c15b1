package io.winback.offer.coupon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.offer.CouponsErased;
import io.winback.offer.OfferApi;
import io.winback.offer.terms.UsedBudget;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

/** The used part of a budget equals the coupons that can be used or were used, and their discounts. */
@QuarkusTest
class BudgetPlacesTest {

    private static final int COUPONS = 1_000;
    private static final int ALL = 1_000_000;
    private static final int YEN = 1_000_000;
    private static final Currency JPY = Currency.getInstance("JPY");

    @Inject
    ExpireCoupons expireCoupons;

    @Inject
    UsedBudget usedBudget;

    private final String customer = "c-" + UUID.randomUUID();
    private String offer;

    @BeforeEach
    void givenAnOfferWithABudget() {
        offer = anOfferFor(1);
    }

    @Test
    void aRevokedCouponWhoseUseIsReversedGivesItsPlaceInTheBudgetBack() {
        offer = anOfferFor(2);
        var code = OfferApi.aCouponOf(offer, customer);
        var redemption = redeem(code);
        revoke(code);
        assertThat(usedCoupons()).isEqualByComparingTo(ONE);

        reverse(redemption);
        reverse(redemption);

        assertThat(usedCoupons()).isEqualByComparingTo(ZERO);
        assertBudgetIsExact();
    }

    @Test
    void aCouponWhoseUseIsReversedAfterItsExpiryGivesItsPlaceInTheBudgetBack() throws SQLException {
        var code = OfferApi.aCouponOf(offer, customer);
        var redemption = redeem(code);
        expire(code);

        reverse(redemption);

        given().get("/v1/coupons/" + code).then().statusCode(200);
        assertThat(usedCoupons()).isEqualByComparingTo(ZERO);
        assertBudgetIsExact();
    }

    @Test
    void aRevokedCouponWithAnotherUseKeepsItsPlaceInTheBudget() {
        offer = anOfferFor(3);
        var code = OfferApi.aCouponOf(offer, customer);
        var first = redeem(code);
        var second = redeem(code);
        revoke(code);

        reverse(first);
        assertThat(usedCoupons()).isEqualByComparingTo(ONE);
        reverse(second);

        assertThat(usedCoupons()).isEqualByComparingTo(ZERO);
        assertBudgetIsExact();
    }

    @Test
    void anErasureThatWaitsForAReversalGivesThePlaceOfTheCouponBack() throws Exception {
        offer = anOfferFor(2);
        var code = OfferApi.aCouponOf(offer, customer);
        redeem(code);
        var erasure = new DecisionsErased(customer, UUID.randomUUID());

        try (var reversal = TestInfrastructure.database().connect("winback")) {
            reversal.setAutoCommit(false);
            try (var statement = reversal.createStatement()) {
                statement.execute("update coupon set redemptions_left = 2 where code = '%s'".formatted(plain(code)));
                statement.execute("update redemption set reversed_at = now() where code = '%s'".formatted(plain(code)));
                EventStream.publish(erasure);
                eventually().until(() -> TestDatabase.isWaitedFor(reversal));
                reversal.commit();
            }
        }

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponsErased.class, customer))
                .hasSize(1));
        assertThat(usedCoupons()).isEqualByComparingTo(ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBudgetIsExactAfterAnySequenceOfUsesReversalsRevocationsAndExpiries(long seed) throws SQLException {
        var random = new SplittableRandom(seed);
        offer = anOfferFor(random.nextInt(1, 4));
        var codes = new ArrayList<String>();
        var redemptions = new ArrayList<String>();
        for (int step = 0; step < 30; step++) {
            switch (random.nextInt(6)) {
                case 0 -> codes.add(OfferApi.aCouponOf(offer, customer));
                case 1, 2 -> anyOf(codes, random).forEach(code -> tryToRedeem(code, redemptions));
                case 3 -> anyOf(redemptions, random).forEach(BudgetPlacesTest::reverse);
                case 4 -> anyOf(codes, random).forEach(BudgetPlacesTest::revokeIfOpen);
                default -> {
                    for (var code : anyOf(codes, random)) {
                        expire(code);
                    }
                }
            }
            assertBudgetIsExact();
        }
    }

    private void assertBudgetIsExact() {
        assertThat(usedCoupons())
                .isEqualByComparingTo(BigDecimal.valueOf(inTransaction(() -> usedBudget.coupons(offer))));
        assertThat(used("amount", "JPY")).isEqualByComparingTo(inTransaction(() -> usedBudget.discounts(offer, JPY)));
    }

    private BigDecimal usedCoupons() {
        return used("coupons", "COUPONS");
    }

    /** What a budget has given: what counts as used, without what its shares hold. */
    private BigDecimal used(String columns, String unit) {
        try (var connection = TestInfrastructure.database().connect("winback");
                var select = connection.prepareStatement("""
                        select %s_used - (select coalesce(sum(remaining), 0) from budget_share
                            where budget_share.offer_id = offer_budget.offer_id and unit = ?)
                        from offer_budget where offer_id = ?""".formatted(columns))) {
            select.setString(1, unit);
            select.setString(2, offer);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void expire(String code) throws SQLException {
        execute("update coupon set expires_at = now() where code = '%s'".formatted(plain(code)));
        expireCoupons.expire(ALL);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String plain(String code) {
        return code.replace("-", "");
    }

    private static <T> T inTransaction(Callable<T> call) {
        return QuarkusTransaction.requiringNew().call(call);
    }

    private static List<String> anyOf(List<String> all, SplittableRandom random) {
        return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
    }

    private static String anOfferFor(int uses) {
        return OfferApi.anOffer(Map.of(
                "name",
                "ten",
                "reward",
                Map.of("kind", "PERCENT", "value", 10),
                "redemptionsPerCoupon",
                uses,
                "budget",
                Map.of("coupons", COUPONS, "amount", Map.of("amount", YEN, "currency", "JPY"))));
    }

    private String redeem(String code) {
        return OfferApi.redeem(code, customer, "o-" + UUID.randomUUID(), 1000)
                .then()
                .statusCode(201)
                .extract()
                .path("redemptionId");
    }

    private void tryToRedeem(String code, List<String> redemptions) {
        var answer = OfferApi.redeem(code, customer, "o-" + UUID.randomUUID(), 1000);
        if (answer.statusCode() == 201) {
            redemptions.add(answer.path("redemptionId"));
        }
    }

    private static void reverse(String redemption) {
        given().contentType("application/json")
                .body(Map.of("reason", "returned"))
                .post("/v1/redemptions/" + redemption + "/reversal")
                .then()
                .statusCode(200);
    }

    private static void revoke(String code) {
        assertThat(revokeIfOpen(code)).isEqualTo(200);
    }

    private static int revokeIfOpen(String code) {
        return given().contentType("application/json")
                .body(Map.of("reason", "leaked"))
                .post("/v1/coupons/" + code + "/revocation")
                .statusCode();
    }
}
