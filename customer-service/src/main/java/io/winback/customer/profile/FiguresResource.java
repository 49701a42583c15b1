package io.winback.customer.profile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many customers stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final Customers customers;

    FiguresResource(Customers customers) {
        this.customers = customers;
    }

    @GET
    public Figures figures() {
        return new Figures(customers.byStage());
    }

    record Figures(Map<String, Long> customers) {}
}
