package io.winback.notification.message;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

/** {@code /v1/figures}: how many messages stand where, for the console and for whoever watches. */
@Path("/v1/figures")
class FiguresResource {

    private final Messages messages;

    FiguresResource(Messages messages) {
        this.messages = messages;
    }

    @GET
    public Figures figures() {
        return new Figures(messages.byChannelAndState());
    }

    record Figures(Map<String, Map<String, Long>> messages) {}
}
