package io.winback.campaign.simulation;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/qualifications}: which campaigns and offers fit a customer now, and why the others do not; nothing is stored. */
@Path("/v1/qualifications")
class QualificationResource {

    private final QualifyCustomer qualifyCustomer;

    QualificationResource(QualifyCustomer qualifyCustomer) {
        this.qualifyCustomer = qualifyCustomer;
    }

    @POST
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "qualifyCustomer")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Qualification.class)))
    @APIResponse(responseCode = "404", description = "No profile of the customer is known.")
    @Blocking
    public Qualification qualify(@NotNull @Valid QualifiedCustomer customer) {
        return qualifyCustomer.qualify(customer.customerId());
    }

    /** The customer who is asked about. */
    record QualifiedCustomer(@NotNull @ExternalId String customerId) {}
}
