package io.winback.offer.coupon;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponIssued;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Issues a coupon to a customer directly, outside any campaign. */
@ApplicationScoped
class IssueCoupon {

    private final Offers offers;
    private final Budgets budgets;
    private final Coupons coupons;
    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator random;

    IssueCoupon(Offers offers, Budgets budgets, Coupons coupons, Outbox outbox, Clock clock, RandomGenerator random) {
        this.offers = offers;
        this.budgets = budgets;
        this.coupons = coupons;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @throws NotFound if there is no such offer
     * @throws RuleViolation {@code BUDGET_EXHAUSTED}, or {@code OFFER_UNAVAILABLE} if the customer has the most coupons of
     *     the offer that it allows
     */
    @Transactional
    Coupon issue(String customerId, String offerId) {
        var offer = offers.findByIdOptional(offerId).orElseThrow(() -> new NotFound("there is no offer " + offerId));
        var limit = offer.terms().couponsPerCustomer();
        if (limit != null) {
            // Requests for one customer are counted one after the other.
            offers.findById(offerId, LockModeType.PESSIMISTIC_WRITE);
            if (coupons.countByCustomer(offerId, List.of(customerId)).getOrDefault(customerId, 0L) >= limit) {
                throw new RuleViolation(
                        "OFFER_UNAVAILABLE",
                        "the customer already has %d coupons of offer %s, the most that it allows"
                                .formatted(limit, offerId));
            }
        }
        if (budgets.takeCoupons(offerId, 1) == 0) {
            throw new RuleViolation(
                    "BUDGET_EXHAUSTED", "the budget of offer %s holds no more coupons".formatted(offerId));
        }
        var coupon = Coupon.active(CouponCode.random(random), offer, customerId, clock.instant());
        coupons.persist(coupon);
        outbox.publish(new CouponIssued(customerId, coupon.code().toString(), offerId, coupon.expiresAt()));
        return coupon;
    }
}
