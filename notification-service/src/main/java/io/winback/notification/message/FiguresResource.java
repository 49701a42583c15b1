package io.winback.notification.message;

import io.winback.chassis.metrics.ReadFigures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/figures}: the number of messages by channel and state, for the console and for monitoring. */
@Path("/v1/figures")
class FiguresResource {

    private final ReadFigures readFigures;

    FiguresResource(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN, SERVICE})
    @Operation(operationId = "getFigures")
    public Figures figures() {
        var messages = new TreeMap<String, Map<String, Long>>();
        readFigures.read("messages").forEach((channelAndState, count) -> {
            var parts = channelAndState.split(" ");
            messages.computeIfAbsent(parts[0], channel -> new TreeMap<>()).put(parts[1], count);
        });
        return new Figures(messages);
    }

    record Figures(Map<String, Map<String, Long>> messages) {}
}
