package io.winback.chassis.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The read-only fields that the caller of this request sent back. */
@RequestScoped
public class SentBack {

    private final ObjectMapper json;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    SentBack(ObjectMapper json) {
        this.json = json;
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
        var answer = json.valueToTree(present);
        values.forEach((field, value) -> {
            if (field.equals(idField)) {
                if (!id.equals(value.asText())) {
                    throw InvalidInput.inBody(idField, "must be %s, as in the path".formatted(id));
                }
            } else if (present == null) {
                throw new Conflict("%s: it is read-only, and there is nothing yet; leave it out".formatted(field));
            } else {
                var now = Optional.ofNullable(answer.get(field)).orElse(NullNode.getInstance());
                if (!now.equals(value)) {
                    throw new Conflict("%s: it is read-only and now %s, not %s; fetch it again, or leave the field out"
                            .formatted(field, now, value));
                }
            }
        });
    }
}
