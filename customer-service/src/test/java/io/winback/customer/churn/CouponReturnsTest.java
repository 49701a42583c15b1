package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.RedemptionReversed;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

/** What ends an episode when coupons are used, uses are reversed, and orders arrive and are cancelled in any order. */
@QuarkusTest
class CouponReturnsTest {

    private static final String CODE = "7K4D-9Q2M-XH3T";
    private static final String OTHER_CODE = "7K4D-9Q2M-XH3V";
    private static final Instant NOW = Instant.now().truncatedTo(MILLIS);
    private static final Instant CHURNED = NOW.minus(Duration.ofDays(1));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SHUFFLES = 4;

    @Inject
    AgroalDataSource database;

    @Inject
    ReturnByCoupon returnByCoupon;

    @Inject
    StoreEpisodeCoupons storeEpisodeCoupons;

    private final UUID decision = UuidCreator.getTimeOrderedEpoch();
    private String customer;

    /**
     * What happens after a churn, the stage at the end, and the end of the episode as customer-service publishes it.
     *
     * <p>use and reversal: of the coupon of the episode. other: of another coupon. early: an order before the churn, without its
     * coupon. order: an order an hour after the churn. cancel: the cancellation of an order. refund: of 300 of an order.
     */
    static Stream<Arguments> stories() {
        return Stream.of(
                story("use o-1", "WON_BACK", "o-1 alone"),
                story("use o-1, reversal o-1", "CHURNED", null),
                story("use o-1, reversal o-1, use o-2", "WON_BACK", "o-2 alone"),
                story("use o-1, order o-1", "WON_BACK", "o-1"),
                story("use o-1, reversal o-1, order o-1", "WON_BACK", "o-1"),
                story("use o-1, order o-1, refund o-1", "WON_BACK", "o-1 less 300"),
                story("use o-1, reversal o-1, order o-1, refund o-1", "WON_BACK", "o-1 less 300"),
                story("use o-1, early o-1, refund o-1", "WON_BACK", "o-1 less 300"),
                story("use o-1, refund o-1", "WON_BACK", "o-1 alone less 300"),
                story("use o-1, refund o-1, order o-1, cancel o-1", "WON_BACK", "o-1 alone less 300"),
                story("use o-1, reversal o-1, refund o-1, use o-2", "WON_BACK", "o-2 alone"),
                story("other o-9, refund o-9", "WON_BACK", "o-9 alone less 300"),
                story("order o-1, refund o-1, order o-2, cancel o-1", "WON_BACK", "o-2"),
                story("use o-1, early o-1", "WON_BACK", "o-1"),
                story("use o-1, reversal o-1, early o-1", "WON_BACK", "o-1"),
                story("use o-1, order o-1, cancel o-1", "WON_BACK", "o-1 alone"),
                story("use o-1, reversal o-1, order o-1, cancel o-1", "CHURNED", null),
                story("order o-1, cancel o-1", "CHURNED", null),
                story("order o-1, order o-2, cancel o-1", "WON_BACK", "o-2"),
                story("use o-1, early o-5, cancel o-5", "WON_BACK", "o-1 alone"),
                story("other o-9", "WON_BACK", "o-9 alone"),
                story("other o-9, reversal o-9", "CHURNED", null),
                story("other o-9, order o-2", "WON_BACK", "o-2"));
    }

    private static Arguments story(String facts, String stage, String end) {
        return Arguments.of(facts, stage, end);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shuffledAndDoubledFactsGiveTheSameEnd(String story, String stage, String end) {
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            aChurnedCustomer();
            var facts = new ArrayList<>(List.of(story.split(", ")));
            if (shuffle > 0) {
                var random = new Random(shuffle);
                facts.addAll(List.copyOf(facts).stream()
                        .filter(fact -> random.nextBoolean())
                        .toList());
                Collections.shuffle(facts, random);
            }

            for (var fact : facts) {
                tell(fact);
            }

            assertThat(stage()).as(facts.toString()).isEqualTo(stage);
            assertThat(query("select count(*) from loss where customer_id = '%s' and returned_at is null"))
                    .isEqualTo(stage.equals("CHURNED") ? "1" : "0");
            var last = lastPublished();
            assertThat(last instanceof CustomerReturned returned ? describe(returned) : null)
                    .as(facts.toString())
                    .isEqualTo(end);
            if (last instanceof CustomerReturned returned) {
                assertThat(returned.customer().stage().name())
                        .as(facts.toString())
                        .isEqualTo(stage);
            }
        }
    }

    @Test
    void cancellationOfAnOldOrderDoesNotUndoAReturnByCoupon() {
        aChurnedCustomer();
        tell("use o-1");

        tell("cancel first");

        assertThat(stage()).isEqualTo("WON_BACK");
        assertThat(published(CustomerChurned.class)).hasSize(1);
    }

    @Test
    void laterFactsOfACancelledOrderDoNotCancelItAgain() {
        aChurnedCustomer();
        tell("order o-1");
        tell("cancel o-1");
        assertThat(published(CustomerChurned.class)).hasSize(2);
        var version = query("select version from customer where customer_id = '%s'");

        var body = order("o-1", CHURNED.plus(HOUR), "CANCELLED");
        body.put("promisedBy", "2026-12-01");
        post(body);
        body.put("deliveredAt", NOW.toString());
        post(body);

        assertThat(query("select version from customer where customer_id = '%s'"))
                .isEqualTo(version);
        assertThat(published(CustomerChurned.class)).hasSize(2);
    }

    @Test
    void cancellationBetweenAReturnByCouponAndAnOldOneKeepsTheReturn() {
        aChurnedCustomer();
        tell("use o-1");

        given().contentType("application/json")
                .body(Map.of(
                        "customerId",
                        customer,
                        "reason",
                        "QUALITY",
                        "cancelledAt",
                        CHURNED.plusSeconds(60).toString()))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
        assertThat(stage()).isEqualTo("WON_BACK");

        tell("reversal o-1");
        tell("orderAt30s o-3");

        assertThat(stage()).isEqualTo("CHURNED");
    }

    @Test
    void usesOfAnErasedCustomerAreDeletedAndLaterOnesAreNotStored() throws SQLException {
        aChurnedCustomer();
        tell("use o-1");
        given().delete("/v1/customers/" + customer).then().statusCode(202);

        tell("use o-2");
        tell("reversal o-1");

        assertThat(query("select count(*) from coupon_use where order_id like '%%%s'"))
                .isEqualTo("0");
    }

    @Test
    void couponThatIsReservedDuringAnErasureIsNotStored() throws Exception {
        aChurnedCustomer();
        var event = UuidCreator.getTimeOrderedEpoch();
        try (var erasure = database.getConnection()) {
            erasure.setAutoCommit(false);
            try (var statement = erasure.createStatement()) {
                statement.execute("select from customer where customer_id = '%s' for update".formatted(customer));
                statement.execute("delete from episode_coupon where customer_id = '%s'".formatted(customer));
                EventStream.publish(event, reserved("7K4D-9Q2M-XH3W"));
                eventually().until(() -> TestDatabase.isWaitedFor(erasure));
                statement.execute("delete from loss where customer_id = '%s'".formatted(customer));
                statement.execute("delete from customer_order where customer_id = '%s'".formatted(customer));
                statement.execute("delete from cancellation where customer_id = '%s'".formatted(customer));
                statement.execute("delete from customer where customer_id = '%s'".formatted(customer));
            }
            erasure.commit();
        }
        eventually()
                .untilAsserted(() -> assertThat(query("select count(*) from inbox where event_id = '" + event + "'"))
                        .isEqualTo("1"));

        assertThat(query("select count(*) from episode_coupon where customer_id = '%s'"))
                .isEqualTo("0");
    }

    private void aChurnedCustomer() {
        customer = "c-" + UUID.randomUUID();
        post(order("first", CHURNED.minus(Duration.ofDays(9)), null));
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "PRICE", "cancelledAt", CHURNED.toString()))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
        storeEpisodeCoupons.store(List.of(reserved(CODE)));
    }

    private CouponReserved reserved(String code) {
        return new CouponReserved(customer, decision, code, "comeback", "Comeback", NOW.plus(Duration.ofDays(30)));
    }

    private void tell(String fact) {
        var words = fact.split(" ");
        var order = words[1];
        switch (words[0]) {
            case "use" -> returnByCoupon.redeem(List.of(use(order, CODE)));
            case "other" -> returnByCoupon.redeem(List.of(use(order, OTHER_CODE)));
            case "reversal" -> returnByCoupon.reverse(List.of(reversal(order)));
            case "early" -> post(order(order, CHURNED.minus(HOUR), null));
            case "order" -> post(order(order, CHURNED.plus(HOUR), null));
            case "orderAt30s" -> post(order(order, CHURNED.plusSeconds(30), null));
            case "refund" -> refund(order);
            case "cancel" -> post(order(order, timeOf(order), "CANCELLED"));
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private void refund(String order) {
        given().contentType("application/json")
                .body(Map.of(
                        "customerId",
                        customer,
                        "orderId",
                        id(order),
                        "returnedAt",
                        CHURNED.plus(HOUR).toString(),
                        "amount",
                        Map.of("amount", 300, "currency", "JPY")))
                .post("/v1/returns")
                .then()
                .statusCode(201);
    }

    private static Instant timeOf(String order) {
        return switch (order) {
            case "first" -> CHURNED.minus(Duration.ofDays(9));
            case "o-5" -> CHURNED.minus(HOUR);
            default -> CHURNED.plus(HOUR);
        };
    }

    private CouponRedeemed use(String order, String code) {
        return new CouponRedeemed(
                customer,
                decision,
                redemption(order),
                code,
                "comeback",
                id(order),
                Money.of("100", "JPY"),
                Money.of("900", "JPY"),
                CHURNED.plus(HOUR.multipliedBy(2)));
    }

    private RedemptionReversed reversal(String order) {
        return new RedemptionReversed(
                customer,
                decision,
                redemption(order),
                order.equals("o-9") ? OTHER_CODE : CODE,
                "comeback",
                id(order),
                Money.of("100", "JPY"),
                CHURNED.plus(HOUR.multipliedBy(3)));
    }

    private UUID redemption(String order) {
        return UUID.nameUUIDFromBytes(id(order).getBytes(UTF_8));
    }

    private String id(String order) {
        return order + "-" + customer;
    }

    private Map<String, Object> order(String order, Instant at, String status) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                id(order),
                "customerId",
                customer,
                "placedAt",
                at.toString(),
                "total",
                Map.of("amount", 1000, "currency", "JPY")));
        if (status != null) {
            body.put("status", status);
        }
        return body;
    }

    private static void post(Map<String, Object> order) {
        assertThat(given().contentType("application/json")
                        .body(order)
                        .post("/v1/orders")
                        .statusCode())
                .isIn(200, 201);
    }

    private String stage() {
        return given().get("/v1/customers/" + customer).jsonPath().getString("lifecycle.stage");
    }

    /** The last event on the episode, by its version. A return is after a churn of the same version. */
    private Event lastPublished() {
        var churns = published(CustomerChurned.class);
        var returns = published(CustomerReturned.class);
        assertThat(churns).isNotEmpty();
        var churned = churns.get(churns.size() - 1);
        assertThat(churns).extracting(CustomerChurned::episodeId).containsOnly(churned.episodeId());
        if (returns.isEmpty()) {
            return churned;
        }
        var returned = returns.get(returns.size() - 1);
        assertThat(returned.episodeId()).isEqualTo(churned.episodeId());
        return returned.version() >= churned.version() ? returned : churned;
    }

    private <E extends Event> List<E> published(Class<E> type) {
        eventually().untilAsserted(() -> assertThat(query("select count(*) from outbox where aggregateid = '%s'"))
                .isEqualTo("0"));
        return EventStream.published(type, customer);
    }

    private static String describe(CustomerReturned returned) {
        var paid = returned.endedByCouponAlone() ? 900 : 1000;
        var less = paid - returned.total().amount().intValueExact();
        return returned.orderId().substring(0, 3)
                + (returned.endedByCouponAlone() ? " alone" : "")
                + (less == 0 ? "" : " less " + less);
    }

    /** @param sql with a place for the customer */
    private String query(String sql) {
        return TestDatabase.value(sql.formatted(customer));
    }
}
