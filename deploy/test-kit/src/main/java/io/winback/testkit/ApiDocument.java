package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations of an OpenAPI document, with the schemas of their bodies and parameters. */
final class ApiDocument {

    private static final String SCHEMA_REFERENCE = "#/components/schemas/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** @param text in YAML or JSON */
    static ApiDocument of(String text) {
        try {
            return new ApiDocument(new YAMLMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path with the names of its parameters in braces
     * @param mediaType of its body; null without a body
     * @param body the schema of its body
     */
    record Operation(String method, String path, String mediaType, JsonNode body, List<Parameter> parameters) {

        boolean takesJson() {
            return mediaType != null && (mediaType.equals("application/json") || mediaType.endsWith("+json"));
        }

        List<Parameter> inQuery() {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals("query"))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** All operations; one that takes several media types is listed once for each. */
    List<Operation> operations() {
        var found = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation -> addTo(found, path.getKey(), path.getValue(), operation.getKey())));
        return found;
    }

    private void addTo(List<Operation> found, String path, JsonNode item, String method) {
        var operation = item.get(method);
        var parameters = new ArrayList<Parameter>();
        for (var owner : List.of(item, operation)) {
            owner.path("parameters")
                    .forEach(parameter -> parameters.add(new Parameter(
                            parameter.path("name").asText(),
                            parameter.path("in").asText(),
                            parameter.path("required").asBoolean(),
                            resolved(parameter.path("schema")))));
        }
        var content = operation.path("requestBody").path("content");
        if (content.isEmpty()) {
            found.add(new Operation(method.toUpperCase(), path, null, MissingNode.getInstance(), parameters));
        }
        content.properties()
                .forEach(media -> found.add(new Operation(
                        method.toUpperCase(),
                        path,
                        media.getKey(),
                        resolved(media.getValue().path("schema")),
                        parameters)));
    }

    /** The roles that the document names for an operation; empty if it names none. */
    Set<String> roles(Operation operation) {
        var roles = new HashSet<String>();
        document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("x-roles")
                .forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /** The id of an operation; empty if it has none. */
    String id(Operation operation) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("operationId")
                .asText("");
    }

    /** What the document says of an answer; missing if it does not name the status. */
    JsonNode answer(Operation operation, int status) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
    }

    /** What references lead to. */
    JsonNode components() {
        return document.path("components");
    }

    /** The required properties of a schema; empty if there is no such schema. */
    Set<String> requiredIn(String name) {
        var required = new HashSet<String>();
        document.path("components")
                .path("schemas")
                .path(name)
                .path("required")
                .forEach(property -> required.add(property.asText()));
        return required;
    }

    /** The schema itself, or the one that it refers to. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref")
                .asText(schema.path("allOf").path(0).path("$ref").asText(""));
        return reference.startsWith(SCHEMA_REFERENCE)
                ? resolved(document.path("components")
                        .path("schemas")
                        .path(reference.substring(SCHEMA_REFERENCE.length())))
                : schema;
    }
}
