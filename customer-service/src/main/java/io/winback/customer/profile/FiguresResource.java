package io.winback.customer.profile;

import io.winback.chassis.http.CostLimitedCache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: the number of customers in each stage. */
@Path("/v1/figures")
class FiguresResource {

    private final CostLimitedCache<Figures> figures;

    FiguresResource(Customers customers) {
        this.figures = new CostLimitedCache<>(() -> new Figures(customers.byStage()));
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return figures.value();
    }

    record Figures(Map<String, Long> customers) {}
}
