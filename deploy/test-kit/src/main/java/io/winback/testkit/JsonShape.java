package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** What a schema says of the form of a value: a value of this form, and which forms it refuses. */
final class JsonShape {

    /** A form of a value, as JSON distinguishes it. */
    enum Kind {
        NULL,
        BOOLEAN,
        WHOLE_NUMBER,
        FRACTION,
        STRING,
        ARRAY,
        OBJECT
    }

    private static final Set<String> PARSED = Set.of("date", "date-time", "duration", "uuid");
    private static final int DEEPEST = 8;

    /** The end of a window, after the time of every sample. */
    private static final TextNode LATER = TextNode.valueOf("2027-11-22T03:04:05Z");

    private final ApiDocument document;

    JsonShape(ApiDocument document) {
        this.document = document;
    }

    /** A value that has the form of the schema. */
    JsonNode sample(JsonNode schema) {
        return sample(schema, 0);
    }

    private JsonNode sample(JsonNode unresolved, int depth) {
        var schema = document.resolved(unresolved);
        if (schema.path("enum").isArray()) {
            return schema.path("enum").get(0);
        }
        if (schema.has("oneOf")) {
            return sample(schema.get("oneOf").get(schema.get("oneOf").size() - 1), depth);
        }
        if (schema.has("example")) {
            return schema.get("example");
        }
        return switch (schema.path("type").asText("")) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = JsonNodeFactory.instance.arrayNode();
                yield depth < DEEPEST ? array.add(sample(schema.path("items"), depth + 1)) : array;
            }
            case "boolean" -> BooleanNode.TRUE;
            case "integer", "number" ->
                IntNode.valueOf(Math.max(1, schema.path("minimum").asInt(1)));
            default -> text(schema);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(field -> object.set(
                            field.getKey(),
                            field.getKey().equals("until") ? LATER : sample(field.getValue(), depth + 1)));
        }
        if (schema.path("additionalProperties").isObject()) {
            object.set("EMAIL", sample(schema.get("additionalProperties"), depth + 1));
        }
        return object;
    }

    private static JsonNode text(JsonNode schema) {
        return TextNode.valueOf(
                switch (schema.path("format").asText("")) {
                    case "uuid" -> "0190a000-0000-7000-8000-000000000001";
                    case "date" -> "2026-11-22";
                    case "date-time" -> "2026-11-22T03:04:05Z";
                    case "duration" -> "P30D";
                    default -> "fuzz";
                });
    }

    /** Whether a value of this kind contradicts the schema, so that it must be refused with the name of its field. */
    boolean refuses(JsonNode unresolved, Kind kind, String text) {
        var schema = document.resolved(unresolved);
        if (kind == Kind.NULL || schema.has("oneOf")) {
            return false;
        }
        return switch (schema.path("type").asText("")) {
            case "object" -> kind != Kind.OBJECT;
            case "array" -> kind != Kind.ARRAY;
            case "boolean" -> kind != Kind.BOOLEAN;
            case "integer" -> kind != Kind.WHOLE_NUMBER;
            case "number" -> kind != Kind.WHOLE_NUMBER && kind != Kind.FRACTION;
            case "string" -> kind != Kind.STRING || "X".equals(text) && isParsed(schema);
            default -> false;
        };
    }

    private static boolean isParsed(JsonNode schema) {
        return schema.has("enum") || PARSED.contains(schema.path("format").asText(""));
    }

    /** The schema of a field or of an item. */
    JsonNode part(JsonNode unresolved, String name) {
        var schema = document.resolved(unresolved);
        if (schema.path("type").asText("").equals("array")) {
            return document.resolved(schema.path("items"));
        }
        var property = schema.path("properties").path(name);
        return document.resolved(property.isMissingNode() ? schema.path("additionalProperties") : property);
    }
}
