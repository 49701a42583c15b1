package io.winback.customer.erasure;

import io.winback.chassis.http.ExternalId;
import io.winback.customer.jobs.JobView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code DELETE /v1/customers/{customerId}}: all services erase the personal data; statistics remain. */
@Path("/v1/customers")
class ErasureResource {

    private final EraseCustomer eraseCustomer;

    ErasureResource(EraseCustomer eraseCustomer) {
        this.eraseCustomer = eraseCustomer;
    }

    @DELETE
    @RolesAllowed({SUPPORT, ADMIN})
    @Operation(operationId = "eraseCustomer")
    @Path("/{customerId}")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response delete(@PathParam("customerId") @ExternalId String customerId) {
        return eraseCustomer
                .erase(customerId)
                .map(job -> Response.accepted(JobView.of(job))
                        .location(JobView.location(job))
                        .build())
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
    }
}
