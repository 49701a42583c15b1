package io.winback.chassis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.winback.chassis.database.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two states of a subject, field by field. Lists are compared as a whole. */
final class FieldChanges {

    private static final int LONGEST_VALUE = 4_000;

    /** It differs with every change, and the entry has its own time. */
    private static final Set<String> LEFT_OUT = Set.of("changedAt");

    private FieldChanges() {}

    /**
     * @param before null if the subject is new
     * @param after null if the subject is deleted
     */
    static List<FieldChange> between(String subject, JsonNode before, JsonNode after) {
        var old = fields(before);
        var current = fields(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        var changes = new ArrayList<FieldChange>();
        for (var name : names) {
            if (!LEFT_OUT.contains(name)
                    && !old.getOrDefault(name, NullNode.instance)
                            .equals(current.getOrDefault(name, NullNode.instance))) {
                var change = new FieldChange(name, shortened(old.get(name)), shortened(current.get(name)));
                changes.add(PersonalFields.contain(subject, name) ? change.withoutValues() : change);
            }
        }
        return changes;
    }

    private static Map<String, JsonNode> fields(JsonNode state) {
        var fields = new TreeMap<String, JsonNode>();
        if (state != null) {
            add("", state, fields);
        }
        return fields;
    }

    private static void add(String path, JsonNode value, Map<String, JsonNode> fields) {
        if (value.isObject()) {
            for (var field : value.properties()) {
                add(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields);
            }
        } else if (!value.isNull()) {
            fields.put(path.isEmpty() ? "value" : path, value);
        }
    }

    /** A long value, such as the text of a template, is cut. */
    private static JsonNode shortened(JsonNode value) {
        if (value == null) {
            return null;
        }
        var text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() <= LONGEST_VALUE ? value : TextNode.valueOf(StorableText.of(text, LONGEST_VALUE) + "…");
    }
}
