package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.Coupons;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.offer.Offers;
import io.winback.offer.offer.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;

/** {@code /v1/coupons/{code}/validation}: what a coupon would take off, with no effect. */
@Path("/v1/coupons/{code}/validation")
class ValidationResource {

    private final Coupons coupons;
    private final Offers offers;
    private final WrongCodes wrongCodes;
    private final Clock clock;

    ValidationResource(Coupons coupons, Offers offers, WrongCodes wrongCodes, Clock clock) {
        this.coupons = coupons;
        this.offers = offers;
        this.wrongCodes = wrongCodes;
        this.clock = clock;
    }

    @POST
    public Validation validate(@PathParam("code") String typedCode, @NotNull @Valid Use use) {
        wrongCodes.check(use.customerId());
        var coupon = CouponCode.read(typedCode).flatMap(coupons::withCode);
        if (coupon.isEmpty()) {
            wrongCodes.count(use.customerId());
            throw new UnknownCoupon();
        }
        try {
            coupon.get().checkUsable(use.customerId(), clock.instant());
            var terms = offers.findById(coupon.get().offerId()).terms();
            return new Validation(true, Discount.of(terms, use.order()).off(), null, null);
        } catch (NotRedeemable e) {
            return new Validation(false, null, e.code(), e.getMessage());
        }
    }

    record Use(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String customerId,

            @NotNull @Valid Order order) {}

    record Validation(boolean redeemable, Money discount, String code, String message) {}
}
