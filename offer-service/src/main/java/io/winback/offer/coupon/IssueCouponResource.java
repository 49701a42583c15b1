package io.winback.offer.coupon;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/offers/{offerId}/coupons}: issues a coupon. */
@Path("/v1/offers/{offerId}/coupons")
class IssueCouponResource {

    private final IssueCoupon issueCoupon;
    private final IdempotencyKeys keys;

    IssueCouponResource(IssueCoupon issueCoupon, IdempotencyKeys keys) {
        this.issueCoupon = issueCoupon;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({MARKETER, SUPPORT, INTEGRATOR, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "issueCoupon")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CouponView.class)))
    public Response issue(
            @PathParam("offerId") String offerId,
            @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid Recipient request) {
        return keys.once(key, "POST /v1/offers/" + offerId + "/coupons", request, () -> {
            var coupon = issueCoupon.issue(request.customerId(), offerId);
            return Response.created(URI.create("/v1/coupons/" + coupon.code()))
                    .entity(CouponView.of(coupon))
                    .build();
        });
    }

    record Recipient(@NotNull @ExternalId String customerId) {}
}
