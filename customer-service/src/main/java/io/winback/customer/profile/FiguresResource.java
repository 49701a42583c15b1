package io.winback.customer.profile;

import io.winback.chassis.metrics.ReadFigures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/figures}: the number of customers in each stage. */
@Path("/v1/figures")
class FiguresResource {

    private final ReadFigures readFigures;

    FiguresResource(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN, SERVICE})
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return new Figures(readFigures.read("customers"));
    }

    record Figures(Map<String, Long> customers) {}
}
