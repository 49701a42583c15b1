package io.winback.notification.message;

import io.winback.chassis.metrics.RowCounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/figures}: the number of messages by channel and state, for the console and for monitoring. */
@Path("/v1/figures")
class FiguresResource {

    private final RowCounts rowCounts;

    FiguresResource(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    @GET
    @Operation(operationId = "getFigures")
    public Figures figures() {
        var messages = new TreeMap<String, Map<String, Long>>();
        rowCounts.of("messages").forEach((channelAndState, count) -> {
            var parts = channelAndState.split(" ");
            messages.computeIfAbsent(parts[0], channel -> new TreeMap<>()).put(parts[1], count);
        });
        return new Figures(messages);
    }

    record Figures(Map<String, Map<String, Long>> messages) {}
}
