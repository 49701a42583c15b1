package io.winback.chassis.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.winback.chassis.access.Role;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The expected form of a value that cannot be parsed.
 *
 * @param words such as {@code a whole number}
 * @param isPersonal whether a wrong value may be personal, such as a birthday; a message does not repeat it then
 */
record ExpectedInput(String words, boolean isPersonal) {

    private static final String WHOLE_NUMBER = "a whole number";
    private static final String NUMBER = "a number";
    private static final String TIME = "a time such as 2026-11-22T03:00:00Z";

    /** The form of a value, by the word for it in the report of the reader. */
    private static final Map<String, String> FORMS = Map.of(
            "Object", "an object",
            "Array", "a list",
            "String", "a string",
            "Integer", NUMBER,
            "Floating-point", NUMBER,
            "Number", NUMBER,
            "Boolean", "true or false",
            "boolean", "true or false",
            "Null", "null");

    private static final Pattern RECEIVED = Pattern.compile("from ([A-Za-z]+(?:-[a-z]+)?) value");
    private static final Pattern TEXT =
            Pattern.compile("Cannot coerce String value \\(\"(.*)\"\\) to ", Pattern.DOTALL);

    private static final Map<Class<?>, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Boolean.class, "true or false");
        WORDS.put(boolean.class, "true or false");
        WORDS.put(Integer.class, WHOLE_NUMBER);
        WORDS.put(int.class, WHOLE_NUMBER);
        WORDS.put(Long.class, WHOLE_NUMBER);
        WORDS.put(long.class, WHOLE_NUMBER);
        WORDS.put(BigInteger.class, WHOLE_NUMBER);
        WORDS.put(Double.class, NUMBER);
        WORDS.put(double.class, NUMBER);
        WORDS.put(BigDecimal.class, NUMBER);
        WORDS.put(Instant.class, TIME);
        WORDS.put(OffsetDateTime.class, TIME);
        WORDS.put(Duration.class, "a duration of days, hours, minutes and seconds such as P30D");
        WORDS.put(UUID.class, "a UUID");
        WORDS.put(Currency.class, "an ISO 4217 currency such as JPY");
        WORDS.put(ZoneId.class, "a time zone such as Asia/Tokyo");
    }

    static ExpectedInput of(Class<?> type) {
        if (type.isEnum()) {
            return new ExpectedInput(constants(type), false);
        }
        if (type == LocalDate.class) {
            return new ExpectedInput("a date such as 2026-11-22", true);
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return new ExpectedInput("a string", true);
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return new ExpectedInput("a list", true);
        }
        var words = WORDS.get(type);
        return words == null ? new ExpectedInput("an object", true) : new ExpectedInput(words, false);
    }

    /** @param words such as {@code a media type}, for a value that is not personal */
    static ExpectedInput ofText(String words) {
        return new ExpectedInput(words, false);
    }

    String message() {
        return "must be " + words;
    }

    String messageFor(Object value) {
        return isPersonal || value == null ? message() : "%s, not %s".formatted(message(), quoted(value));
    }

    /** @param report of the reader; the message names the form of the value, and no value, which may be personal */
    String messageInsteadOf(String report) {
        var text = TEXT.matcher(report);
        if (text.find() && !isPersonal) {
            return messageFor(text.group(1));
        }
        var received = RECEIVED.matcher(report);
        var form = received.find() ? FORMS.get(received.group(1)) : null;
        return form == null || form.equals(words) ? message() : "%s, not %s".formatted(message(), form);
    }

    String outOfRange() {
        return message() + " within the range of the field";
    }

    private static String constants(Class<?> type) {
        // No caller may name the role of services.
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant != Role.SERVICE)
                .map(constant -> nameOf((Enum<?>) constant))
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    /** The name in JSON. */
    private static String nameOf(Enum<?> constant) {
        try {
            var named = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return named == null ? constant.name() : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(Object value) {
        var text = value.toString();
        return value instanceof Number || value instanceof Boolean
                ? ReceivedValue.shortened(text)
                : ReceivedValue.quoted(text);
    }
}
