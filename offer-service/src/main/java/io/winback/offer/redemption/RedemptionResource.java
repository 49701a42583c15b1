package io.winback.offer.redemption;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.PrintableLines;
import io.winback.offer.fraud.WrongCodeLimit;
import io.winback.offer.terms.Order;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/redemptions}: redeems coupons. */
@Path("/v1/redemptions")
class RedemptionResource {

    private final RedeemCoupon redeemCoupon;
    private final Redemptions redemptions;
    private final WrongCodeLimit wrongCodeLimit;
    private final IdempotencyKeys keys;

    RedemptionResource(
            RedeemCoupon redeemCoupon, Redemptions redemptions, WrongCodeLimit wrongCodeLimit, IdempotencyKeys keys) {
        this.redeemCoupon = redeemCoupon;
        this.redemptions = redemptions;
        this.wrongCodeLimit = wrongCodeLimit;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "redeemCoupon",
            description =
                    "Redeems a coupon for an order. The total is that of the whole order, before any coupon. Coupons that stack"
                            + " apply one after the other: a percentage is of what the coupons before have left, and all together take"
                            + " off at most the total. A coupon keeps the terms that it was issued under.")
    @APIResponse(responseCode = "404", description = "There is no coupon with this code.")
    @APIResponse(responseCode = "429", description = "Too many wrong codes; retry after the time in Retry-After.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RedemptionView.class)))
    public Response redeem(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Redeem request) {
        return wrongCodeLimit.attempt(() -> keys.once(key, "POST /v1/redemptions", request, () -> {
            var redemption =
                    redeemCoupon.redeem(request.couponCode(), request.customerId(), request.orderId(), request.order());
            return Response.created(URI.create("/v1/redemptions/" + redemption.id()))
                    .entity(RedemptionView.of(redemption))
                    .build();
        }));
    }

    @GET
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "getRedemption")
    @Path("/{redemptionId}")
    public RedemptionView get(@PathParam("redemptionId") UUID redemptionId) {
        return redemptions
                .findByIdOptional(redemptionId)
                .map(RedemptionView::of)
                .orElseThrow(() -> new NotFoundException("there is no redemption " + redemptionId));
    }

    record Redeem(
            @NotBlank @Size(max = 64) @PrintableLines String couponCode,

            @NotNull @ExternalId String customerId,
            @NotNull @ExternalId String orderId,
            @NotNull @Valid Order order) {}
}
