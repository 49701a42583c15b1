package io.winback.chassis.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;

/**
 * One field that differs.
 *
 * @param field its path, with dots between the names
 * @param before absent if there was none, and for personal data
 * @param after absent if there is none, and for personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** Of personal data: the log outlives an erasure, so it has no values. */
    FieldChange withoutValues() {
        return new FieldChange(field, null, null);
    }
}
