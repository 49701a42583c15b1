package io.winback.offer.coupon;

import io.winback.chassis.http.NotFound;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Refusal;
import io.winback.events.offer.CouponIssued;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.Offers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import static java.util.function.Function.identity;

/** Issues a coupon to a customer directly, outside any campaign. */
@ApplicationScoped
class IssueCoupon {

    private final Offers offers;
    private final CouponQuota quota;
    private final CreateCoupons createCoupons;
    private final Outbox outbox;
    private final Clock clock;

    IssueCoupon(Offers offers, CouponQuota quota, CreateCoupons createCoupons, Outbox outbox, Clock clock) {
        this.offers = offers;
        this.quota = quota;
        this.createCoupons = createCoupons;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws NotFound if there is no such offer
     * @throws RuleViolation {@code BUDGET_EXHAUSTED}, or {@code OFFER_UNAVAILABLE} if the offer has ended, or the customer
     *     has the most coupons of the offer that it allows
     */
    @Transactional
    Coupon issue(String customerId, String offerId) {
        var offer = Optional.ofNullable(offers.forCoupons(List.of(offerId)).get(offerId))
                .orElseThrow(() -> new NotFound("there is no offer " + offerId));
        checkNotEnded(offer);
        takeOne(offer, customerId);
        var coupon = createCoupons.createActive(offer, customerId);
        outbox.publish(
                new CouponIssued(customerId, coupon.code().toString(), offerId, coupon.expiresAt(), coupon.issuedAt()));
        return coupon;
    }

    private void checkNotEnded(Offer offer) {
        if (offer.terms().haveEnded(clock.instant())) {
            throw new RuleViolation(
                    Refusal.OFFER_UNAVAILABLE.name(),
                    "offer %s ended at %s".formatted(offer.id(), offer.terms().validUntil()));
        }
    }

    private void takeOne(Offer offer, String customerId) {
        var limit = offer.terms().couponsPerCustomer();
        var taken = quota.take(offer, List.of(customerId), identity());
        if (!taken.aboveCustomerLimit().isEmpty()) {
            throw new RuleViolation(
                    Refusal.OFFER_UNAVAILABLE.name(),
                    "the customer already has %d coupons of offer %s, the most that it allows"
                            .formatted(limit, offer.id()));
        }
        if (!taken.aboveBudget().isEmpty()) {
            throw new RuleViolation(
                    Refusal.BUDGET_EXHAUSTED.name(),
                    "the budget of offer %s holds no more coupons".formatted(offer.id()));
        }
    }
}
