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
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** How it reports a number whose exponent is too large, whatever reads it. */
    private static final String NO_DECIMAL = "can not be deserialized as `java.math.BigDecimal`";

    /** How it reports a limit that is exceeded. */
    private static final Pattern LIMIT = Pattern.compile("maximum allowed \\((\\d+)");

    private static final String TOO_GREAT_OR_SMALL = "must be a number that is neither too great nor too near to 0";

    public static InvalidJson of(JsonProcessingException e) {
        var syntaxError = causeOf(e, StreamReadException.class);
        if (syntaxError != null && !(syntaxError instanceof InputCoercionException)) {
            return malformed(syntaxError);
        }
        if (causeOf(e, StreamConstraintsException.class) != null) {
            return new InvalidJson(
                    e instanceof JsonMappingException within ? outermostOf(within) : "",
                    tooLarge(causeOf(e, StreamConstraintsException.class)));
        }
        return e instanceof JsonMappingException misreading
                ? new InvalidJson(pathOf(misreading, syntaxError), messageOf(misreading)).inComponentOf(misreading)
                : new InvalidJson("", "cannot be read");
    }

    /** Whether a number of a body has an exponent that is too large. */
    static boolean isUnreadableNumber(Throwable failure) {
        return failure instanceof NumberFormatException
                && String.valueOf(failure.getMessage()).contains(NO_DECIMAL);
    }

    /** @param parser that stands at the number; null if it is not known */
    public static InvalidJson unreadableNumber(JsonParser parser) {
        return parser == null
                ? new InvalidJson("", "contains a number that is too great or too near to 0")
                : new InvalidJson(currentPath(parser), TOO_GREAT_OR_SMALL);
    }

    /** A record that refuses a component names it first, such as {@code currency is missing}. The field is then the component. */
    private InvalidJson inComponentOf(JsonMappingException e) {
        var words = message.split(" ", 2);
        return e instanceof ValueInstantiationException refused
                        && words.length == 2
                        && isComponent(refused.getType().getRawClass(), words[0].split("[.\\[]")[0])
                ? new InvalidJson(field.isEmpty() ? words[0] : field + "." + words[0], words[1])
                : this;
    }

    private static boolean isComponent(Class<?> type, String name) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
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
        var limit = limitIn(message);
        if (message.contains("depth")) {
            return "is nested too deep; at most %s levels are allowed".formatted(limit);
        }
        if (message.contains("umber")) {
            return "contains a number that is too long; at most %s digits are allowed".formatted(limit);
        }
        return message.contains("ame")
                ? "contains a name of a field that is too long; at most %s characters are allowed".formatted(limit)
                : "contains a text that is too long; at most %s characters are allowed".formatted(limit);
    }

    /** Requests and events have other limits. */
    private static String limitIn(String message) {
        var found = LIMIT.matcher(message);
        return found.find() ? found.group(1) : "a limited number of";
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

    /** The outermost field. Its path may be longer than the value is deep. */
    private static String outermostOf(JsonMappingException e) {
        return pathOf(e).split("[.\\[]", 2)[0];
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
        if (isUnreadableNumber(e.getCause())) {
            return TOO_GREAT_OR_SMALL;
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
