package io.winback.offer.redemption;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponRedeemed;
import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offer;
import io.winback.offer.terms.Offers;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Redeems a coupon for an order. Concurrent redemptions exceed neither its uses nor the budget of its offer. */
@ApplicationScoped
class RedeemCoupon {

    private static final Logger LOG = Logger.getLogger(RedeemCoupon.class);

    private final Coupons coupons;
    private final Offers offers;
    private final Budgets budgets;
    private final Redemptions redemptions;
    private final Outbox outbox;
    private final Clock clock;

    RedeemCoupon(Coupons coupons, Offers offers, Budgets budgets, Redemptions redemptions, Outbox outbox, Clock clock) {
        this.coupons = coupons;
        this.offers = offers;
        this.budgets = budgets;
        this.redemptions = redemptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws UnknownCoupon if there is no such coupon
     * @throws NotRedeemable if this customer cannot redeem it for this order now
     */
    @Transactional
    Redemption redeem(String typedCode, String customerId, String orderId, Order order) {
        var now = clock.instant();
        var coupon = CouponCode.read(typedCode).flatMap(coupons::lock).orElseThrow(UnknownCoupon::new);
        coupon.redeem(customerId, now);
        var offer = offers.findById(coupon.offerId());
        checkAlone(coupon, offer, orderId);
        var discount = Discount.of(offer.terms(), order);
        if (!budgets.spend(offer.id(), discount.off())) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the budget of the offer does not cover the discount");
        }
        return record(coupon, orderId, discount, now);
    }

    private void checkAlone(Coupon coupon, Offer offer, String orderId) {
        for (var other : redemptions.lockFor(orderId)) {
            if (other.code().equals(coupon.code().characters())) {
                throw new NotRedeemable("COUPON_USED_UP", "the coupon was redeemed for this order before");
            }
            if (offer.terms().standsAlone() || offerOf(other).terms().standsAlone()) {
                throw new NotRedeemable("NOT_APPLICABLE", "another coupon was redeemed for this order");
            }
        }
    }

    private Offer offerOf(Redemption redemption) {
        return offers.findById(coupons.findById(redemption.code()).offerId());
    }

    private Redemption record(Coupon coupon, String orderId, Discount discount, Instant now) {
        var redemption = new Redemption(UuidCreator.getTimeOrderedEpoch(), coupon, orderId, discount, now);
        redemptions.persist(redemption);
        outbox.publish(new CouponRedeemed(
                coupon.customerId(),
                coupon.decisionId(),
                redemption.id(),
                coupon.code().toString(),
                coupon.offerId(),
                orderId,
                discount.off(),
                discount.payable(),
                now));
        LOG.infof("redeemed a coupon of decision %s for order %s", coupon.decisionId(), orderId);
        return redemption;
    }
}
