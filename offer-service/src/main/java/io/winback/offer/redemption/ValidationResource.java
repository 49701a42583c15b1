package io.winback.offer.redemption;

import io.winback.chassis.audit.AuditSubject;
import io.winback.chassis.http.ExternalId;
import io.winback.events.Money;
import io.winback.offer.coupon.CouponCode;
import io.winback.offer.coupon.NotRedeemable;
import io.winback.offer.fraud.WrongCodeLimit;
import io.winback.offer.terms.Order;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/coupons/{code}/validation}: the discount that a redemption would give. */
@Path("/v1/coupons/{code}/validation")
class ValidationResource {

    private final ValidateCoupon validateCoupon;
    private final WrongCodeLimit wrongCodeLimit;
    private final AuditSubject auditSubject;

    ValidationResource(ValidateCoupon validateCoupon, WrongCodeLimit wrongCodeLimit, AuditSubject auditSubject) {
        this.auditSubject = auditSubject;
        this.validateCoupon = validateCoupon;
        this.wrongCodeLimit = wrongCodeLimit;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "validateCoupon")
    @APIResponse(
            responseCode = "200",
            description = "The discount, or why there is none.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Validation.class)))
    @APIResponse(responseCode = "429", description = "Too many wrong codes; retry after the time in Retry-After.")
    public Validation validate(@PathParam("code") String typedCode, @NotNull @Valid CouponUse use) {
        CouponCode.read(typedCode).ifPresent(code -> auditSubject.set("coupon/" + code));
        try {
            var discount =
                    wrongCodeLimit.attempt(() -> validateCoupon.validate(typedCode, use.customerId(), use.order()));
            return new Validation(true, discount.off(), null, null);
        } catch (NotRedeemable e) {
            return new Validation(false, null, e.code(), e.getMessage());
        }
    }

    record CouponUse(
            @NotNull @ExternalId String customerId,

            @NotNull @Valid Order order) {}

    record Validation(
            boolean redeemable,
            @Nullable Money discount,
            @Nullable String code,
            @Nullable String message) {}
}
