package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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

    /** How the reader of JSON reports a field that stands twice, and text after the end. */
    private static final String DUPLICATE = "Duplicate field";

    private static final String TRAILING = "Trailing token";

    public static InvalidJson of(JsonProcessingException e) {
        var syntaxError = causeOf(e, StreamReadException.class);
        if (syntaxError != null && !(syntaxError instanceof InputCoercionException)) {
            return malformed(syntaxError);
        }
        if (causeOf(e, StreamConstraintsException.class) != null) {
            return new InvalidJson("", tooLarge(causeOf(e, StreamConstraintsException.class)));
        }
        return e instanceof JsonMappingException misreading
                ? new InvalidJson(pathOf(misreading, syntaxError), messageOf(misreading))
                : new InvalidJson("", "cannot be read");
    }

    /** The problem in one sentence. */
    String detail() {
        return field.isEmpty() ? "the body " + message : field + ": " + message;
    }

    private static InvalidJson malformed(StreamReadException e) {
        if (e.getOriginalMessage().startsWith(DUPLICATE) && e.getProcessor() != null) {
            return new InvalidJson(currentPath(e.getProcessor()), "is given twice; expected once");
        }
        return new InvalidJson("", "is not valid JSON" + at(e.getLocation()));
    }

    private static String at(JsonLocation location) {
        return location == null
                ? ""
                : ": error at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String tooLarge(StreamConstraintsException e) {
        var message = e.getOriginalMessage();
        if (message.contains("depth")) {
            return "is nested too deep; at most 1000 levels are allowed";
        }
        return message.contains("umber")
                ? "contains a number that is too long; at most 1000 digits are allowed"
                : "contains a text that is too long";
    }

    private static <T> T causeOf(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /**
     * @param outOfRange a number that is too large; null for another cause. The path of the exception ends at a map, and does not
     *     name the entry
     */
    private static String pathOf(JsonMappingException e, StreamReadException outOfRange) {
        var path = pathOf(e);
        if (outOfRange == null || outOfRange.getProcessor() == null) {
            return path;
        }
        var current = currentPath(outOfRange.getProcessor());
        return current.startsWith(path) ? current : path;
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Where the parser stands: {@code /items/0/sku} as {@code items[0].sku}. */
    private static String currentPath(JsonParser parser) {
        var path = new StringBuilder();
        for (var step = parser.getParsingContext(); step != null && !step.inRoot(); step = step.getParent()) {
            if (step.inArray()) {
                path.insert(0, "[" + step.getCurrentIndex() + "]");
            } else if (step.getCurrentName() != null) {
                path.insert(0, "." + step.getCurrentName());
            }
        }
        return path.toString().replaceFirst("^\\.", "");
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
        if (e.getOriginalMessage().startsWith(TRAILING)) {
            return "must end after its first value";
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? ExpectedInput.of(mismatch.getTargetType()).messageInsteadOf(e.getOriginalMessage())
                : "cannot be read";
    }
}
