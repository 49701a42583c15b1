package io.winback.notification.message;

import io.winback.chassis.http.CostLimitedCache;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: the number of messages by channel and state, for the console and for monitoring. */
@Path("/v1/figures")
class FiguresResource {

    private final CostLimitedCache<Figures> figures;

    FiguresResource(Messages messages) {
        this.figures = new CostLimitedCache<>(() -> new Figures(messages.countByChannelAndState()));
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        return figures.value();
    }

    record Figures(Map<String, Map<String, Long>> messages) {}
}
