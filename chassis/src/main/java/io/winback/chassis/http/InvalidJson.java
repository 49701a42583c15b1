package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * JSON that cannot be read as the expected type.
 *
 * @param field the path of the field, such as {@code items[0].quantity}; empty for the whole body
 * @param message what is wrong and what is expected, without class names
 */
public record InvalidJson(String field, String message) {

    public static InvalidJson of(JsonProcessingException e) {
        var syntaxError = syntaxErrorIn(e);
        if (syntaxError != null) {
            return malformed(syntaxError.getLocation());
        }
        return e instanceof JsonMappingException misreading
                ? new InvalidJson(pathOf(misreading), messageOf(misreading))
                : new InvalidJson("", "cannot be read");
    }

    /** The problem in one sentence. */
    String detail() {
        return field.isEmpty() ? "the body " + message : field + ": " + message;
    }

    private static InvalidJson malformed(JsonLocation location) {
        return new InvalidJson(
                "",
                location == null
                        ? "is not valid JSON"
                        : "is not valid JSON: error at line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static StreamReadException syntaxErrorIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException malformed && !(cause instanceof InputCoercionException)) {
                return malformed;
            }
        }
        return null;
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String messageOf(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not a known field; expected one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .stream()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidFormatException wrong) {
            return ExpectedInput.of(wrong.getTargetType()).messageFor(wrong.getValue());
        }
        if (e.getCause() instanceof InputCoercionException tooLarge) {
            return ExpectedInput.of(tooLarge.getTargetType()).outOfRange();
        }
        if (e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof NullPointerException) {
            // Our values say what they expect.
            var own = e.getCause().getMessage();
            return own == null ? "is not valid" : own;
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? ExpectedInput.of(mismatch.getTargetType()).message()
                : "cannot be read";
    }
}
