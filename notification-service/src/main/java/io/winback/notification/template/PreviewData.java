package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.chassis.http.ReceivedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks the values that a caller gives for a preview: texts of known placeholders, in groups such as {@code customer}. */
final class PreviewData {

    private final List<InvalidInput> problems = new ArrayList<>();

    private PreviewData() {}

    /**
     * @param data null is absent, and so is a group or a value that is null
     * @throws InvalidInput with the field that is no placeholder, or no text
     * @throws InvalidInputs if there are several
     */
    static void check(Map<String, Object> data) {
        if (data != null) {
            var checked = new PreviewData();
            data.forEach(checked::checkOutermost);
            InvalidInputs.check(checked.problems);
        }
    }

    private void checkOutermost(String name, Object value) {
        if (!Placeholders.GROUPS.contains(name)) {
            checkValue(name, value);
        } else if (value instanceof Map<?, ?> group) {
            group.forEach((last, text) -> checkValue(name + "." + last, text));
        } else if (value != null) {
            add(name, "must be an object, not " + inWords(value));
        }
    }

    private void checkValue(String name, Object value) {
        if (!Placeholders.KNOWN.contains(name)) {
            add(
                    name,
                    "is not a known placeholder; expected one of "
                            + String.join(", ", new TreeSet<>(Placeholders.KNOWN)));
        } else if (value != null && !(value instanceof String)) {
            add(name, "must be a string, not " + inWords(value));
        }
    }

    private void add(String name, String message) {
        problems.add(InvalidInput.inBody("data." + name, message));
    }

    private static String inWords(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String text
                ? ReceivedValue.quoted(text)
                : ReceivedValue.shortened(String.valueOf(value));
    }
}
