package io.winback.notification.message;

import io.winback.chassis.http.CostLimitedCache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many messages stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final CostLimitedCache<Figures> figures;

    FiguresResource(Messages messages) {
        this.figures = new CostLimitedCache<>(() -> new Figures(messages.byChannelAndState()));
    }

    @GET
    public Figures figures() {
        return figures.value();
    }

    record Figures(Map<String, Map<String, Long>> messages) {}
}
