package io.winback.chassis.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The read-only fields that the caller of this request sent back. */
@RequestScoped
public class SentBack {

    /** 1200 and 1200.00 are the same, whatever the type that holds them. */
    private static final Comparator<JsonNode> SAME_NUMBER = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final ObjectMapper json;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    SentBack(ObjectMapper json) {
        this.json = json;
    }

    private static String shortened(JsonNode value) {
        return ReceivedValue.shortened(value.toString());
    }

    void add(String field, JsonNode value) {
        values.put(field, value);
    }

    /**
     * Compares the fields with the present answer, so that none is accepted and then ignored.
     *
     * @param idField the name of the id
     * @param id the id in the path
     * @param present the present answer; null if there is nothing yet
     * @throws InvalidInput if the id is another one
     * @throws Conflict if another field differs
     */
    public void requireEqual(String idField, String id, Object present) {
        requireEqual(idField, id, () -> present);
    }

    /** @param reading reads the present answer, if the caller sent a field back; as above */
    public void requireEqual(String idField, String id, Supplier<?> reading) {
        if (values.isEmpty()) {
            return;
        }
        var present = reading.get();
        var answer = json.valueToTree(present);
        values.forEach((field, value) -> {
            if (field.equals(idField)) {
                if (!value.isTextual() || !id.equals(value.textValue())) {
                    throw InvalidInput.inBody(idField, "must be %s, as in the path".formatted(id));
                }
            } else if (present == null) {
                throw new Conflict("%s: it is read-only, and there is nothing yet; leave it out".formatted(field));
            } else {
                var now = Optional.ofNullable(answer.get(field)).orElse(NullNode.getInstance());
                if (!now.equals(SAME_NUMBER, value)) {
                    throw new Conflict("%s: it is read-only and now %s, not %s; fetch it again, or leave the field out"
                            .formatted(field, shortened(now), shortened(value)));
                }
            }
        });
    }
}
