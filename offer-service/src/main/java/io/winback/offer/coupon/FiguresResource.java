package io.winback.offer.coupon;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many coupons stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final Coupons coupons;

    FiguresResource(Coupons coupons) {
        this.coupons = coupons;
    }

    @GET
    public Figures figures() {
        return new Figures(coupons.byState());
    }

    record Figures(Map<String, Long> coupons) {}
}
