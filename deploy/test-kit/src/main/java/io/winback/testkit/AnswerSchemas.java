package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import io.winback.testkit.ApiDocument.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The schemas of the answers of an OpenAPI document. A field that a schema does not name contradicts it. */
final class AnswerSchemas {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, factory -> factory.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));

    private final ApiDocument document;
    private final JsonNode components;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    AnswerSchemas(ApiDocument document) {
        this.document = document;
        this.components = document.components().deepCopy();
        components.path("schemas").forEach(AnswerSchemas::close);
    }

    /** How the answer contradicts the document; empty if it does not, or if it has no content that is described. */
    Optional<String> contradictions(Operation operation, RawAnswer answer) {
        var type = answer.header("Content-Type").replaceAll(";.*", "");
        var described = document.answer(operation, answer.status()).path("content");
        if (described.isEmpty() && answer.body().isEmpty()) {
            return Optional.empty();
        }
        if (!described.has(type)) {
            return Optional.of("has the media type %s, which is not documented".formatted(type));
        }
        var schema = compiled.computeIfAbsent(
                operation + " " + answer.status() + type,
                key -> compile(described.path(type).path("schema")));
        boolean isJson = type.endsWith("/json") || type.endsWith("+json");
        var errors = schema.validate(isJson ? Json.read(answer.body()) : TextNode.valueOf(answer.body()));
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(errors.stream().limit(3).map(Object::toString).collect(Collectors.joining("; ")));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root =
                schema.isObject() ? schema.deepCopy() : Json.read("{}").deepCopy();
        if (root.has("$ref")) {
            root.putArray("allOf").addObject().set("$ref", root.remove("$ref"));
        }
        root.set("components", components);
        return FACTORY.getSchema(root);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(AnswerSchemas::close);
    }
}
