package io.winback.offer.coupon;

import io.winback.chassis.http.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/coupons}. */
@Path("/v1/coupons")
class CouponResource {

    private final Coupons coupons;

    CouponResource(Coupons coupons) {
        this.coupons = coupons;
    }

    @GET
    @Operation(operationId = "getCoupon")
    @Path("/{code}")
    public CouponView get(@PathParam("code") String code) {
        return CouponCode.read(code)
                .flatMap(coupons::withCode)
                .map(CouponView::of)
                .orElseThrow(() -> new NotFoundException("no coupon has this code"));
    }

    @GET
    @Operation(operationId = "listCoupons")
    public Page<CouponView> list(
            @QueryParam("customerId") @NotNull String customerId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var afterCode = Page.cursor("after", after).orElse(null);
        var found = coupons.ofCustomer(customerId, afterCode, limit + 1);
        return Page.of(found, limit, coupon -> coupon.code().characters()).map(CouponView::of);
    }
}
