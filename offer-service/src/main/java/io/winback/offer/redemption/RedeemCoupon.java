package io.winback.offer.redemption;

import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.coupon.UnknownCoupon;
import io.winback.offer.terms.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Redeems a coupon for an order. Concurrent redemptions exceed neither its uses nor the budget of its offer. */
@ApplicationScoped
class RedeemCoupon {

    private final Coupons coupons;
    private final GrantDiscount grantDiscount;
    private final RecordRedemption recordRedemption;
    private final Clock clock;

    RedeemCoupon(Coupons coupons, GrantDiscount grantDiscount, RecordRedemption recordRedemption, Clock clock) {
        this.coupons = coupons;
        this.grantDiscount = grantDiscount;
        this.recordRedemption = recordRedemption;
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
        var discount = grantDiscount.grant(coupon, orderId, order);
        return recordRedemption.record(coupon, orderId, discount, now);
    }
}
