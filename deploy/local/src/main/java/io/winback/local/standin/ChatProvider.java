package io.winback.local.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The push endpoint of the LINE Messaging API. A known retry key is answered 409, and its message is not delivered again. */
final class ChatProvider implements HttpHandler {

    private static final String CHANNEL = "CHAT";
    private static final int MOST_MESSAGES = 5;
    /** The longest text, in UTF-16 units. */
    private static final int MOST_CHARACTERS = 5_000;

    private final ObjectMapper json;
    private final ReceivedMessages mailbox;
    private final FaultSettings faults;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    ChatProvider(ObjectMapper json, ReceivedMessages mailbox, FaultSettings faults) {
        this.json = json;
        this.mailbox = mailbox;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var push = json.readTree(exchange.getRequestBody());
            var arrivedAt = Instant.now();
            var fault = faults.of(CHANNEL);
            if (fault.refusesMessage()) {
                faults.beforeAnswer(CHANNEL);
                refuse(exchange, fault);
                return;
            }
            var key = exchange.getRequestHeaders().getFirst("X-Line-Retry-Key");
            var to = push.path("to").asText();
            var problem = problem(to, push.path("messages"));
            boolean isKnown = problem.isEmpty() && key != null && !accepted.add(key);
            if (problem.isEmpty() && !isKnown) {
                keep(to, key, push, arrivedAt);
            }
            faults.beforeAnswer(CHANNEL);
            if (problem.isPresent()) {
                answer(exchange, 400, problem.get());
            } else if (fault.dropAfterAccept()) {
                // Closing an exchange without an answer closes its connection.
                return;
            } else if (isKnown) {
                answer(exchange, 409, "The retry key is already accepted");
            } else {
                answer(exchange, 200, null);
            }
        }
    }

    /** Why the provider rejects a push, in the words of its API; empty if it accepts it. */
    private static Optional<String> problem(String to, JsonNode messages) {
        if (to.isEmpty()) {
            return Optional.of("The property, 'to', in the request body is invalid");
        }
        if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            return Optional.of("The property, 'messages', must have 1 to 5 items");
        }
        for (var message : messages) {
            int length = message.path("text").asText().length();
            if (length == 0 || length > MOST_CHARACTERS) {
                return Optional.of("The property, 'messages[].text', must have 1 to 5000 characters");
            }
        }
        return Optional.empty();
    }

    private void refuse(HttpExchange exchange, FaultSettings.Fault fault) throws IOException {
        if (fault.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", fault.retryAfter().toString());
        }
        answer(exchange, fault.answer() == null ? 500 : Integer.parseInt(fault.answer()), "not now");
    }

    private void keep(String to, String key, JsonNode push, Instant arrivedAt) {
        var text = push.path("messages").path(0).path("text").asText();
        var headers = Map.of("X-Line-Retry-Key", key == null ? "" : key);
        mailbox.add(new ReceivedMessage(CHANNEL, to, headers, text, push.toString(), arrivedAt));
    }

    private void answer(HttpExchange exchange, int status, String message) throws IOException {
        var bytes = json.writeValueAsBytes(message == null ? Map.of() : Map.of("message", message));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
