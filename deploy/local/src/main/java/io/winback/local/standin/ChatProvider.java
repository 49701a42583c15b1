package io.winback.local.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The push endpoint of the LINE Messaging API: a retry key it knows is answered 409 and shown to nobody twice. */
final class ChatProvider implements HttpHandler {

    private static final String CHANNEL = "CHAT";

    private final ObjectMapper json;
    private final Mailbox mailbox;
    private final Faults faults;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    ChatProvider(ObjectMapper json, Mailbox mailbox, Faults faults) {
        this.json = json;
        this.mailbox = mailbox;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (faults.strikes(CHANNEL)) {
                answer(exchange, 500, "{\"message\":\"not now\"}");
                return;
            }
            var key = exchange.getRequestHeaders().getFirst("X-Line-Retry-Key");
            var push = json.readTree(exchange.getRequestBody());
            var to = push.path("to").asText();
            if (to.isEmpty() || push.path("messages").isEmpty()) {
                answer(exchange, 400, "{\"message\":\"to and messages are needed\"}");
            } else if (key != null && !accepted.add(key)) {
                answer(exchange, 409, "{\"message\":\"The retry key is already accepted\"}");
            } else {
                keep(to, key, push);
                answer(exchange, 200, "{}");
            }
        }
    }

    private void keep(String to, String key, JsonNode push) {
        var text = push.path("messages").path(0).path("text").asText();
        var headers = Map.of("X-Line-Retry-Key", key == null ? "" : key);
        var now = Instant.now();
        mailbox.add(CHANNEL, to, () -> new Received(CHANNEL, to, headers, text, push.toString(), now));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
