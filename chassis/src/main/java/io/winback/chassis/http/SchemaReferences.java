package io.winback.chassis.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The names of the schemas that other schemas of an OpenAPI document refer to, directly or through others. */
final class SchemaReferences {

    private final Map<String, Schema> schemas;
    private final Set<String> names = new HashSet<>();

    private SchemaReferences(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    /** The schemas of all bodies and parameters of requests. */
    static Set<String> ofRequests(OpenAPI document) {
        var references = new SchemaReferences(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().forEach(path -> {
            path.getOperations().values().stream()
                    .flatMap(SchemaReferences::requestSchemas)
                    .forEach(references::add);
            parameterSchemas(path.getParameters()).forEach(references::add);
        });
        return references.names;
    }

    private static Stream<Schema> requestSchemas(Operation operation) {
        var body = operation.getRequestBody();
        return Stream.concat(
                parameterSchemas(operation.getParameters()), body == null ? Stream.of() : schemas(body.getContent()));
    }

    private static Stream<Schema> parameterSchemas(List<Parameter> parameters) {
        return stream(parameters).map(Parameter::getSchema).filter(Objects::nonNull);
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(Objects::nonNull);
    }

    private void add(Schema schema) {
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (names.add(name) && schemas.containsKey(name)) {
                add(schemas.get(name));
            }
        }
        parts(schema).forEach(this::add);
    }

    private static Stream<Schema> parts(Schema schema) {
        var properties = schema.getProperties();
        return Stream.of(
                        properties == null ? Stream.<Schema>of() : properties.values().stream(),
                        stream(schema.getAllOf()),
                        stream(schema.getAnyOf()),
                        stream(schema.getOneOf()),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                                .filter(Objects::nonNull))
                .flatMap(part -> part);
    }

    private static <T> Stream<T> stream(Collection<T> values) {
        return values == null ? Stream.of() : values.stream();
    }
}
