package io.winback.campaign.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateExtension;
import io.winback.chassis.audit.FieldChange;
import io.winback.events.EventJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Changed fields and their values, in the words of {@link AuditWords}. Times are in UTC. */
@TemplateExtension
final class AuditChangeWords {

    /** Names of an enumeration, such as roles, with + between them. */
    private static final Pattern NAMES = Pattern.compile("[A-Z][A-Z_]*(\\+[A-Z][A-Z_]*)*");

    /** Fields that people fill in: their values are shown as they are. */
    private static final Set<String> TYPED = Set.of(
            "name", "audience", "resolution", "subject", "html", "text", "template", "offer", "skus", "categories");

    private static final String SUCCESSOR = "replacedBy";
    private static final String MESSAGES = "messages";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private AuditChangeWords() {}

    /** Such as {@code Budget · Amount}. */
    static String fieldInWords(FieldChange change, String language) {
        return Arrays.stream(change.field().split("\\."))
                .map(part -> AuditWords.words(AuditWords.FIELD, part, language))
                .collect(Collectors.joining(" · "));
    }

    /** The value before a change; empty if there was none. */
    static String beforeInWords(FieldChange change, String language) {
        return inWords(lastPart(change.field()), change.before(), language);
    }

    /** The value after a change; empty if there is none. */
    static String afterInWords(FieldChange change, String language) {
        return inWords(lastPart(change.field()), change.after(), language);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String inWords(String field, JsonNode value, String language) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? value("none", language)
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(element -> inWords(field, element, language))
                            .collect(Collectors.joining(value.get(0).isObject() ? " / " : ", "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .filter(part -> !part.getValue().isNull())
                    .map(part -> AuditWords.words(AuditWords.FIELD, part.getKey(), language) + " "
                            + inWords(part.getKey(), part.getValue(), language))
                    .collect(Collectors.joining("; "));
        }
        return value.isTextual() ? textInWords(field, value.textValue(), language) : value(value.asText(), language);
    }

    private static String textInWords(String field, String text, String language) {
        if (field.equals(SUCCESSOR)) {
            return value("newKey", language);
        }
        if (field.equals(MESSAGES)) {
            return messagesInWords(text, language);
        }
        if (TYPED.contains(field)) {
            return text;
        }
        return NAMES.matcher(text).matches()
                ? Arrays.stream(text.split("\\+"))
                        .map(name -> value(name, language))
                        .collect(Collectors.joining(", "))
                : timeInWords(text, language);
    }

    /** A long text of messages was cut, so it may be no JSON. */
    private static String messagesInWords(String text, String language) {
        try {
            return inWords(MESSAGES, EventJson.readBack(text, new TypeReference<JsonNode>() {}), language);
        } catch (IllegalStateException e) {
            return text;
        }
    }

    private static String timeInWords(String text, String language) {
        try {
            if (text.startsWith("P")) {
                return durationInWords(Duration.parse(text), language);
            }
            return text.endsWith("Z")
                    ? NumberFormatting.inWords(Instant.parse(text), language)
                    : NumberFormatting.inWords(LocalDate.parse(text), language);
        } catch (DateTimeException e) {
            return value(text, language);
        }
    }

    private static String durationInWords(Duration duration, String language) {
        var unit = isWhole(duration, DAY) ? DAY : isWhole(duration, HOUR) ? HOUR : Duration.ofMinutes(1);
        var name = unit.equals(DAY) ? "day" : unit.equals(HOUR) ? "hour" : "minute";
        long count = duration.dividedBy(unit);
        return value(count == 1 ? name : name + "s", language).formatted(count);
    }

    private static boolean isWhole(Duration duration, Duration unit) {
        return duration.toSeconds() % unit.toSeconds() == 0;
    }

    private static String value(String name, String language) {
        return AuditWords.words(AuditWords.VALUE, name, language);
    }
}
