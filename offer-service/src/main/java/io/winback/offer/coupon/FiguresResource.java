package io.winback.offer.coupon;

import io.winback.chassis.http.CostLimitedCache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many coupons stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final CostLimitedCache<Figures> figures;

    FiguresResource(Coupons coupons) {
        this.figures = new CostLimitedCache<>(() -> new Figures(coupons.byState()));
    }

    @GET
    public Figures figures() {
        return figures.value();
    }

    record Figures(Map<String, Long> coupons) {}
}
