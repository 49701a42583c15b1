package io.winback.offer.coupon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.coupon.CouponState.Transition;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.OfferTerms;
import io.winback.offer.terms.Offers;
import io.winback.offer.terms.Reward;
import io.winback.offer.terms.RewardKind;
import io.winback.testkit.GenericPlan;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The statements that change many coupons follow the same transitions as one coupon. */
@QuarkusTest
class CouponsTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final int ALL = 1_000_000;

    /** 20,000 coupons, a tenth of them active. */
    private static final String COUPONS = """
            insert into coupon (code, offer_id, customer_id, decision_id, state, issued_at, expires_at, redemptions_left)
            select lpad(cast(n as text), 12, '0'), 'offer-' || n % 100, 'customer-' || n, gen_random_uuid(),
                (array['ACTIVE', 'REDEEMED', 'EXPIRED', 'EXPIRED', 'EXPIRED',
                    'EXPIRED', 'EXPIRED', 'RELEASED', 'RELEASED', 'REVOKED'])[1 + n % 10],
                timestamptz '2026-09-01T00:00:00Z' + n * interval '1 minute',
                timestamptz '2026-10-01T00:00:00Z' + n * interval '1 minute', 1
            from generate_series(1, 20000) as n""";

    @Inject
    Coupons coupons;

    @Inject
    Offers offers;

    @Inject
    Session database;

    private final String offerId = "offer-" + UUID.randomUUID();
    private final String customer = "c-" + UUID.randomUUID();
    private final Map<CouponState, UUID> decisions = new EnumMap<>(CouponState.class);

    @BeforeEach
    void givenAnExpiredCouponInEachState() throws SQLException {
        var reward = new Reward(RewardKind.PERCENT, null, null);
        var terms = new OfferTerms("ten", reward, null, null, Duration.ofDays(1), null, null, null, null, null);
        QuarkusTransaction.requiringNew().run(() -> offers.persist(new Offer(offerId, terms, LONG_AGO)));
        for (var state : CouponState.values()) {
            decisions.put(state, UUID.randomUUID());
            insert(state);
        }
    }

    @Test
    void couponsAreActivatedFromEachStateThatAllowsIt() {
        checkAll(Transition.ACTIVATE, () -> coupons.activate(decisions.values()));
    }

    @Test
    void couponsAreReleasedFromEachStateThatAllowsIt() {
        checkAll(Transition.RELEASE, () -> coupons.release(decisions.values()));
    }

    @Test
    void couponsAreExpiredFromEachStateThatAllowsIt() {
        checkAll(Transition.EXPIRE, () -> coupons.expire(LONG_AGO.plusSeconds(1), ALL));
    }

    @Test
    void couponsAreRevokedFromEachStateThatAllowsIt() {
        checkAll(Transition.REVOKE, () -> coupons.revoke(customer));
    }

    @Test
    void couponsAreChangedInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> coupons.revoke(customer)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void everyChangeFindsItsCouponsByAnIndexUnderAGenericPlan() {
        checkIndex("coupon_decision_id_key", () -> coupons.activate(decisions.values()));
        checkIndex("coupon_decision_id_key", () -> coupons.release(decisions.values()));
        checkIndex("coupon_expiry", () -> coupons.expire(LONG_AGO.plusSeconds(1), ALL));
        checkIndex("coupon_customer", () -> coupons.revoke(customer));
    }

    private void checkIndex(String index, Runnable statement) {
        assertThat(new GenericPlan(database, "coupon", COUPONS).scansOf(index, statement))
                .as("scans of %s", index)
                .isPositive();
    }

    private void checkAll(Transition transition, Runnable statement) {
        QuarkusTransaction.requiringNew().run(statement);

        decisions.forEach((state, decision) -> assertThat(stateOf(decision))
                .as("%s after %s", state, transition)
                .isEqualTo(state.allows(transition) ? state.after(transition) : state));
    }

    private CouponState stateOf(UUID decision) {
        return QuarkusTransaction.requiringNew()
                .call(() -> coupons.find("decisionId", decision).firstResult().state());
    }

    private void insert(CouponState state) throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback");
                var insert = connection.prepareStatement("""
                        insert into coupon (code, offer_id, customer_id, decision_id, state, issued_at, expires_at,
                            redemptions_left)
                        values (?, ?, ?, ?, ?, '2019-12-31T00:00:00Z', '2020-01-01T00:00:00Z', 1)""")) {
            insert.setString(1, CouponCode.random(new SecureRandom()).characters());
            insert.setString(2, offerId);
            insert.setString(3, customer);
            insert.setObject(4, decisions.get(state));
            insert.setString(5, state.name());
            insert.executeUpdate();
        }
    }
}
