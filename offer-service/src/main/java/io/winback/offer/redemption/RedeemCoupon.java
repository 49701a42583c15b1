package io.winback.offer.redemption;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.offer.CouponRedeemed;
import io.winback.offer.coupon.Coupon;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.offer.Budgets;
import io.winback.offer.offer.Offer;
import io.winback.offer.offer.Offers;
import io.winback.offer.offer.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Uses a coupon for an order: as often as it may be used, and within the offer's budget, whoever else is at it. */
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
     * @throws NotRedeemable if it cannot be used for this order by this person now
     */
    @Transactional
    Redemption redeem(String typedCode, String customerId, String orderId, Order order) {
        var now = clock.instant();
        var coupon = CouponCode.read(typedCode).flatMap(coupons::held).orElseThrow(UnknownCoupon::new);
        coupon.redeem(customerId, now);
        var offer = offers.findById(coupon.offerId());
        checkAlone(coupon, offer, orderId);
        var discount = Discount.of(offer.terms(), order);
        if (!budgets.spend(offer.id(), discount.off())) {
            throw new NotRedeemable("BUDGET_EXHAUSTED", "the offer's budget is spent");
        }
        return keep(coupon, orderId, discount, now);
    }

    private void checkAlone(Coupon coupon, Offer offer, String orderId) {
        for (var other : redemptions.standingFor(orderId)) {
            if (other.code().equals(coupon.code().characters())) {
                throw new NotRedeemable("COUPON_USED_UP", "it was used for this order already");
            }
            if (offer.terms().standsAlone() || offerOf(other).terms().standsAlone()) {
                throw new NotRedeemable("NOT_APPLICABLE", "another coupon was used for this order");
            }
        }
    }

    private Offer offerOf(Redemption redemption) {
        return offers.findById(coupons.findById(redemption.code()).offerId());
    }

    private Redemption keep(Coupon coupon, String orderId, Discount discount, Instant now) {
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
        LOG.infof("a coupon of decision %s is redeemed for order %s", coupon.decisionId(), orderId);
        return redemption;
    }
}
