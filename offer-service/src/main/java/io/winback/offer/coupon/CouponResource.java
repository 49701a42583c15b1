package io.winback.offer.coupon;

import io.winback.chassis.http.Page;
import io.winback.offer.fraud.WrongCodeLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/coupons}. */
@Path("/v1/coupons")
class CouponResource {

    private final Coupons coupons;

    private final WrongCodeLimit wrongCodeLimit;

    CouponResource(Coupons coupons, WrongCodeLimit wrongCodeLimit) {
        this.coupons = coupons;
        this.wrongCodeLimit = wrongCodeLimit;
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "getCoupon")
    @Path("/{code}")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CouponView.class)))
    @APIResponse(responseCode = "429", description = "Too many wrong codes; retry after the time in Retry-After.")
    public CouponView get(@PathParam("code") String code) {
        return wrongCodeLimit.lookup(() -> CouponCode.read(code)
                .flatMap(coupons::withCode)
                .map(CouponView::of)
                .orElseThrow(UnknownCoupon::new));
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
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
