package io.winback.chassis.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes the OpenAPI document for its readers and for client generators: tags without the word Resource, a summary of each
 * operation from its id, and patterns that match whole values, as bean validation does.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String SUFFIX = " Resource";

    /** The pattern of a text that is not blank. It matches a part of the text. */
    private static final String NOT_BLANK = "\\S";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Optional.ofNullable(document.getTags())
                .ifPresent(tags -> tags.forEach(tag -> tag.setName(withoutSuffix(tag.getName()))));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        operation.setTags(Objects.requireNonNullElse(operation.getTags(), List.<String>of()).stream()
                .map(ApiDescription::withoutSuffix)
                .toList());
        if (operation.getOperationId() != null) {
            operation.setSummary(inWords(operation.getOperationId()));
        }
        return operation;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getOneOf() != null) {
            schema.setType(null);
        }
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
            schema.setPattern("^" + pattern + "$");
        }
        return schema;
    }

    private static String withoutSuffix(String tag) {
        return tag.endsWith(SUFFIX) ? tag.substring(0, tag.length() - SUFFIX.length()) : tag;
    }

    /** {@code listDeadLetters} as "List dead letters". */
    private static String inWords(String id) {
        var words = id.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
