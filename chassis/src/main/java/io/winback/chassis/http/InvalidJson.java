package io.winback.chassis.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/**
 * JSON that parses, but does not say what we asked for.
 *
 * @param field the path to the place, such as {@code items[0].quantity}
 * @param message what our own values say of themselves; else what the parser says, without the names of classes
 */
public record InvalidJson(String field, String message) {

    public static InvalidJson of(JsonMappingException e) {
        return new InvalidJson(pathOf(e), messageOf(e));
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String messageOf(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not known; there are " + unknown.getKnownPropertyIds();
        }
        var own = e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof NullPointerException;
        var message = own ? e.getCause().getMessage() : e.getOriginalMessage();
        return message == null
                ? "cannot be read"
                : message.replaceAll("`?\\b(?:[a-z]+\\.)+(?:[A-Za-z]+[.$])*([A-Z]\\w*)(?:<.*>)?`?", "$1")
                        .replaceAll(" \\(class [^)]*\\)", "");
    }
}
