package io.winback.customer.profile;

import io.winback.chassis.metrics.RowCounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: the number of customers in each stage. */
@Path("/v1/figures")
class FiguresResource {

    private final RowCounts rowCounts;

    FiguresResource(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return new Figures(rowCounts.of("customers"));
    }

    record Figures(Map<String, Long> customers) {}
}
