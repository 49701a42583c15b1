package io.winback.offer.coupon;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponIssued;
import io.winback.offer.offer.Budgets;
import io.winback.offer.offer.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hands a coupon to somebody directly, outside any campaign. */
@ApplicationScoped
class IssueCoupon {

    private final Offers offers;
    private final Budgets budgets;
    private final Coupons coupons;
    private final Outbox outbox;
    private final Clock clock;
    private final RandomGenerator chance;

    IssueCoupon(Offers offers, Budgets budgets, Coupons coupons, Outbox outbox, Clock clock, RandomGenerator chance) {
        this.offers = offers;
        this.budgets = budgets;
        this.coupons = coupons;
        this.outbox = outbox;
        this.clock = clock;
        this.chance = chance;
    }

    /** @throws RuleViolation {@code BUDGET_EXHAUSTED}, or {@code OFFER_UNAVAILABLE} if the person has as many as one may */
    @Transactional
    Coupon to(String customerId, String offerId) {
        var offer = offers.findByIdOptional(offerId).orElseThrow(() -> new NotFound("there is no offer " + offerId));
        var most = offer.terms().couponsPerCustomer();
        if (most != null) {
            // Two requests for one person are counted one after the other.
            offers.findById(offerId, LockModeType.PESSIMISTIC_WRITE);
            if (coupons.counted(offerId, List.of(customerId)).getOrDefault(customerId, 0L) >= most) {
                throw new RuleViolation(
                        "OFFER_UNAVAILABLE", "this customer has as many coupons of the offer as one may");
            }
        }
        if (budgets.takeCoupons(offerId, 1) == 0) {
            throw new RuleViolation("BUDGET_EXHAUSTED", "all coupons of this offer are given");
        }
        var coupon = Coupon.active(CouponCode.random(chance), offer, customerId, clock.instant());
        coupons.persist(coupon);
        outbox.publish(new CouponIssued(customerId, coupon.code().toString(), offerId, coupon.expiresAt()));
        return coupon;
    }
}
