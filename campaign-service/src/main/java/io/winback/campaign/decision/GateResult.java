package io.winback.campaign.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.winback.events.Refusal;
import jakarta.annotation.Nullable;

/**
 * The answer of one gate.
 *
 * @param gate the refusal that the gate can give
 * @param reason the refusal that it gave; null if the campaign passed
 * @param because the refusal as text; null if the campaign passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateResult(
        Refusal gate,
        boolean passed,
        @Nullable Refusal reason,
        @Nullable String because) {

    static GateResult passed(Refusal gate) {
        return new GateResult(gate, true, null, null);
    }

    static GateResult refused(Refusal gate, String because) {
        return new GateResult(gate, false, gate, because);
    }
}
