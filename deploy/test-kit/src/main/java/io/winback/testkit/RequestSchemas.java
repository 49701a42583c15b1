package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The names of the schemas that the requests of an OpenAPI document use, directly or through others. */
final class RequestSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode schemas;
    private final Set<String> names = new HashSet<>();

    private RequestSchemas(JsonNode schemas) {
        this.schemas = schemas;
    }

    static Set<String> of(JsonNode document) {
        var found = new RequestSchemas(document.path("components").path("schemas"));
        document.path("paths").forEach(path -> {
            found.add(path.path("parameters"));
            path.forEach(operation -> {
                found.add(operation.path("parameters"));
                found.add(operation.path("requestBody"));
            });
        });
        return found.names;
    }

    private void add(JsonNode part) {
        part.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith(REFERENCE))
                .map(reference -> reference.substring(REFERENCE.length()))
                .filter(names::add)
                .forEach(name -> add(schemas.path(name)));
    }
}
