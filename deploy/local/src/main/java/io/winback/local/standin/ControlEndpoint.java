package io.winback.local.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * {@code /received} lists the received messages: the newest, or with {@code after} those that follow this many messages.
 * {@code view=summary} leaves out their content. {@code /faults} sets the faults of the stand-ins.
 */
final class ControlEndpoint {

    private static final int MOST = 1_000_000;

    private final ObjectMapper json;
    private final ReceivedMessages mailbox;
    private final FaultSettings faults;

    ControlEndpoint(ObjectMapper json, ReceivedMessages mailbox, FaultSettings faults) {
        this.json = json;
        this.mailbox = mailbox;
        this.faults = faults;
    }

    void received(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "DELETE" -> {
                    mailbox.clear();
                    exchange.sendResponseHeaders(204, -1);
                }
                case "GET" -> list(exchange, query(exchange));
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    void faults(HttpExchange exchange) throws IOException {
        try (exchange) {
            faults.set(json.readValue(exchange.getRequestBody(), FaultSettings.Fault.class));
            exchange.sendResponseHeaders(204, -1);
        } catch (JsonProcessingException e) {
            var words = e.getOriginalMessage().getBytes(UTF_8);
            exchange.sendResponseHeaders(400, words.length);
            exchange.getResponseBody().write(words);
        }
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        var channel = query.get("channel");
        var to = query.get("to");
        var limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", "50")));
        var after = query.get("after");
        boolean isSummary = "summary".equals(query.get("view"));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var out = json.createGenerator(exchange.getResponseBody())) {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            var messages = after == null
                    ? mailbox.newest(channel, to, limit).iterator()
                    : mailbox.after(channel, to, Long.parseLong(after), limit).iterator();
            while (messages.hasNext()) {
                var message = messages.next();
                out.writePOJO(isSummary ? message.summary() : message);
            }
            out.writeEndArray();
            out.writeNumberField("count", mailbox.count(channel, to));
            out.writeEndObject();
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(
                                pair -> URLDecoder.decode(pair[0], UTF_8),
                                pair -> URLDecoder.decode(pair[1], UTF_8),
                                (first, second) -> second));
    }
}
