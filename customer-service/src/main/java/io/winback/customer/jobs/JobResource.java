package io.winback.customer.jobs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/jobs/{jobId}}: the progress and the result of a job. */
@Path("/v1/jobs")
class JobResource {

    private final Jobs jobs;

    JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Operation(operationId = "getJob")
    @Path("/{jobId}")
    public JobView get(@PathParam("jobId") UUID jobId) {
        return jobs.findByIdOptional(jobId)
                .map(JobView::of)
                .orElseThrow(() -> new NotFoundException("there is no job " + jobId));
    }
}
