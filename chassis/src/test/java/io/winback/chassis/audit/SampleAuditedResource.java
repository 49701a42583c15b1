package io.winback.chassis.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** Operations of a service, as the audit log sees them. */
@Path("/v1/sample-customers")
@Blocking
class SampleAuditedResource {

    private final ChangeSample changeSample;

    SampleAuditedResource(ChangeSample changeSample) {
        this.changeSample = changeSample;
    }

    @GET
    @RolesAllowed({VIEWER, SUPPORT, SERVICE})
    @ReadsPersonalData
    @Operation(operationId = "getSampleCustomer")
    @Path("/{customerId}")
    public Map<String, String> get(@PathParam("customerId") String customerId) {
        return Map.of("customerId", customerId);
    }

    /** A page has no id in the OpenAPI document. */
    @GET
    @RolesAllowed(ADMIN)
    @Operation(hidden = true)
    @Path("/page")
    public String page() {
        return "";
    }

    @PUT
    @RolesAllowed(MARKETER)
    @Operation(operationId = "putSampleCustomer")
    @Path("/{customerId}")
    public void put(
            @PathParam("customerId") String customerId,
            @QueryParam("name") String name,
            @QueryParam("fails") boolean fails) {
        changeSample.change(customerId, name, fails);
    }

    @POST
    @RolesAllowed(MARKETER)
    @Operation(operationId = "reportSampleCustomer")
    public void report(Report report) {
        // It names the customer in its body only.
    }

    record Report(String customerId) {}

    @POST
    @RolesAllowed(MARKETER)
    @Operation(operationId = "greetSampleCustomer")
    @Path("/{customerId}/greeting")
    public void greet(@PathParam("customerId") String customerId) {
        // It changes nothing that has an entry of its own.
    }

    @POST
    @RolesAllowed({INTEGRATOR, ADMIN})
    @Operation(operationId = "recordSampleOrder")
    @Path("/{customerId}/orders")
    public void recordOrder(@PathParam("customerId") String customerId) {
        // It stands for the many requests of a system.
    }
}
