package io.winback.campaign.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.winback.events.EventJson;
import java.util.List;

/** The fields of a request that another service refuses, as its problem (RFC 9457) names them. */
final class RefusedFields {

    private RefusedFields() {}

    /** @return empty if the text is no problem, or names no field */
    static List<String> of(String problem) {
        try {
            return EventJson.readBack(problem, new TypeReference<JsonNode>() {})
                    .path("violations")
                    .findValuesAsText("field");
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
