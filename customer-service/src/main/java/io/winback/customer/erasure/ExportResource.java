package io.winback.customer.erasure;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.limits.LimitedAtOnce;
import io.winback.customer.jobs.JobView;
import io.winback.customer.profile.Customers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/**
 * {@code /v1/customers/{customerId}/export}: the personal data of a customer in all services, as one file. The status is 200
 * with the file if it is ready soon, else 202 with the job.
 */
@Path("/v1/customers/{customerId}")
@Blocking
class ExportResource {

    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private final ExportCustomer exportCustomer;
    private final PersonalFiles files;
    private final Customers customers;
    private final JobWaiter jobs;

    ExportResource(ExportCustomer exportCustomer, PersonalFiles files, Customers customers, JobWaiter jobs) {
        this.exportCustomer = exportCustomer;
        this.files = files;
        this.customers = customers;
        this.jobs = jobs;
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN})
    @ReadsPersonalData
    @LimitedAtOnce
    @Operation(operationId = "exportCustomer")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    @Path("/export")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response export(@PathParam("customerId") @ExternalId String customerId) {
        if (customers
                .findByIdOptional(customerId)
                .filter(customer -> !customer.erased())
                .isEmpty()) {
            throw new NotFoundException("there is no customer " + customerId);
        }
        var job = exportCustomer.export(customerId);
        jobs.await(job.id(), MAX_WAIT);
        return files.of(customerId, job.id())
                .map(content -> file(customerId, content))
                .orElseGet(() -> Response.accepted(JobView.of(job))
                        .location(JobView.location(job))
                        .build());
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getExport")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    @Path("/exports/{jobId}")
    public Response file(@PathParam("customerId") @ExternalId String customerId, @PathParam("jobId") UUID jobId) {
        return files.of(customerId, jobId)
                .map(content -> file(customerId, content))
                .orElseThrow(() -> new NotFoundException("there is no such file; files are kept for a day"));
    }

    private static Response file(String customerId, String content) {
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + customerId + ".json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
