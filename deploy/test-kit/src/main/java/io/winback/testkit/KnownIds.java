package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The ids that answers named, by the name of their field, so that later requests reach what exists. */
final class KnownIds {

    /** A field whose fields are names of columns. */
    private static final String COLUMNS = "columns";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An exchange rate is named by two currencies and its day. */
    private final Map<String, String> ids =
            new ConcurrentHashMap<>(Map.of("currency", "USD", "to", "JPY", "date", "2026-11-22"));

    /** The last id with this name, or the token of the page with this path; empty if no answer named one. */
    Optional<String> of(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    /** Notes the ids of an answer that is JSON. What a request made is preferred to what a list names. */
    void learn(RawRequest request, RawAnswer answer) {
        if (answer.status() >= 300 || !answer.header("Content-Type").startsWith("application/json")) {
            return;
        }
        try {
            learn(JSON.readTree(answer.body()), !request.method().equals("GET"));
        } catch (IOException e) {
            // The check of the answer reports it.
        }
    }

    private void learn(JsonNode node, boolean isMade) {
        node.properties().forEach(field -> {
            if (field.getValue().isTextual() && isId(field.getKey())) {
                ids.merge(field.getKey(), field.getValue().asText(), (known, named) -> isMade ? named : known);
            }
            if (field.getValue().isTextual() && field.getKey().equals("url")) {
                learnLink(field.getValue().asText());
            }
        });
        node.properties().stream()
                .filter(field -> !field.getKey().equals(COLUMNS))
                .forEach(field -> learn(field.getValue(), isMade));
        if (node.isArray()) {
            node.forEach(item -> learn(item, isMade));
        }
    }

    /** The token of a link is known by the path of its page, such as {@code /s/{token}}. */
    private void learnLink(String url) {
        var path = URI.create(url).getPath();
        int token = path.lastIndexOf('/') + 1;
        ids.put(path.substring(0, token) + "{token}", path.substring(token));
    }

    private static boolean isId(String name) {
        return name.endsWith("Id") || name.equals("id") || name.equals("code");
    }
}
