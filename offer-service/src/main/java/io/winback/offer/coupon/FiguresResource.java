package io.winback.offer.coupon;

import io.winback.chassis.metrics.RowCounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: how many coupons each state has. */
@Path("/v1/figures")
class FiguresResource {

    private final RowCounts rowCounts;

    FiguresResource(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return new Figures(rowCounts.of("coupons"));
    }

    record Figures(Map<String, Long> coupons) {}
}
