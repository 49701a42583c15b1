package io.winback.offer.coupon;

import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.StorableLines;
import io.winback.offer.fraud.WrongCodeLimit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/coupons/{code}/revocation}: ends a coupon that can be used. */
@Path("/v1/coupons/{code}/revocation")
@Tag(name = "Coupon Resource")
class RevocationResource {

    private final RevokeCoupon revokeCoupon;
    private final WrongCodeLimit wrongCodeLimit;
    private final IdempotencyKeys keys;
    private final AuditSubject auditSubject;

    RevocationResource(
            RevokeCoupon revokeCoupon, WrongCodeLimit wrongCodeLimit, IdempotencyKeys keys, AuditSubject auditSubject) {
        this.auditSubject = auditSubject;
        this.revokeCoupon = revokeCoupon;
        this.wrongCodeLimit = wrongCodeLimit;
        this.keys = keys;
    }

    @POST
    @RolesAllowed({SUPPORT, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "revokeCoupon")
    @APIResponse(
            responseCode = "200",
            description = "Revoked. A coupon that was revoked before keeps its first reason.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CouponView.class)))
    @APIResponse(responseCode = "429", description = "Too many wrong codes; retry after the time in Retry-After.")
    public Response revoke(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("code") String code,
            @NotNull @Valid Revocation revocation) {
        CouponCode.read(code).ifPresent(read -> auditSubject.set("coupon/" + read));
        return wrongCodeLimit.attempt(
                () -> keys.once(key, "POST /v1/coupons/" + code + "/revocation", revocation, () -> Response.ok(
                                CouponView.of(revokeCoupon.revoke(code, revocation.reason())))
                        .build()));
    }

    record Revocation(
            @NotBlank @Size(max = 500) @StorableLines String reason) {}
}
