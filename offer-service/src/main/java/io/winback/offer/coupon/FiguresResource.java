package io.winback.offer.coupon;

import io.winback.chassis.http.CostLimitedCache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: how many coupons each state has. */
@Path("/v1/figures")
class FiguresResource {

    private final CostLimitedCache<Figures> figures;

    FiguresResource(Coupons coupons) {
        this.figures = new CostLimitedCache<>(() -> new Figures(coupons.countByState()));
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return figures.value();
    }

    record Figures(Map<String, Long> coupons) {}
}
