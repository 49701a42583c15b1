package io.winback.customer.reasons;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.LanguageTag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/reason-classifications}: the reason in a text; nothing is stored. */
@Path("/v1/reason-classifications")
class ReasonClassificationResource {

    private final ClassifyReason classifyReason;

    ReasonClassificationResource(ClassifyReason classifyReason) {
        this.classifyReason = classifyReason;
    }

    @POST
    @RolesAllowed({MARKETER, SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "classifyReason")
    @Blocking
    public Classification classify(@NotNull @Valid ReasonText text) {
        return classifyReason.classify(text.text());
    }

    /** @param locale of the author; the language is determined by the characters */
    record ReasonText(
            @NotBlank @Size(max = 4_000) String text,

            @LanguageTag String locale) {}
}
