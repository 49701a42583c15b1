package io.winback.customer.jobs;

import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/jobs}: the progress and the results of jobs. Only roles that read addresses see the values that an import quotes. */
@Path("/v1/jobs")
class JobResource {

    private final Jobs jobs;
    private final PersonalDataAccess access;

    JobResource(Jobs jobs, PersonalDataAccess access) {
        this.jobs = jobs;
        this.access = access;
    }

    @GET
    @RolesAllowed({MARKETER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "listJobs")
    public Page<JobView> list(
            @QueryParam("kind") JobKind kind,
            @QueryParam("state") JobState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        return Page.of(jobs.page(kind, state, before.orElse(null), limit + 1), limit, job -> job.id()
                        .toString())
                .map(this::view);
    }

    @GET
    @RolesAllowed({MARKETER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "getJob")
    @Path("/{jobId}")
    public JobView get(@PathParam("jobId") UUID jobId) {
        return jobs.findByIdOptional(jobId)
                .map(this::view)
                .orElseThrow(() -> new NotFoundException("there is no job " + jobId));
    }

    private JobView view(Job job) {
        var view = JobView.of(job);
        return access.showsAddresses() ? view : view.withoutQuotedValues();
    }
}
