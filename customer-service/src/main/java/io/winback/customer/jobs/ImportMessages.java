package io.winback.customer.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The messages in the result of an import without the values of the file. Where columns are shifted, the value of any column can be
 * a name or an address.
 */
final class ImportMessages {

    private static final Set<String> LISTS = Set.of("rejections", "rejectionCounts", "leftOutCounts", "warnings");
    private static final String MESSAGE = "message";

    /** What follows the rule in a message: the value of a line, or of a field of JSON. */
    private static final Pattern VALUE = Pattern.compile(", but is .*|, not [\"\\d-].*", Pattern.DOTALL);

    /** A value in the middle of a message, such as an unknown status. Possessive, so that a long one needs no deep stack. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private static final String HIDDEN = "…";

    private ImportMessages() {}

    static Map<String, Object> withoutValues(Map<String, Object> result) {
        var shown = new LinkedHashMap<>(result);
        LISTS.forEach(name -> shown.computeIfPresent(name, (same, messages) -> ((List<?>) messages)
                .stream().map(ImportMessages::entryWithoutValue).toList()));
        return shown;
    }

    private static Object entryWithoutValue(Object entry) {
        if (!(entry instanceof Map<?, ?> fields) || !(fields.get(MESSAGE) instanceof String message)) {
            return entry;
        }
        var shown = new LinkedHashMap<Object, Object>(fields);
        shown.put(MESSAGE, withoutValue(message));
        return shown;
    }

    static String withoutValue(String message) {
        return QUOTED.matcher(VALUE.matcher(message).replaceFirst("")).replaceAll(HIDDEN);
    }
}
