package io.winback.campaign.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.winback.events.Refusal;
import java.util.Optional;

/**
 * What one gate said.
 *
 * @param reason the no, if it was one
 * @param because in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateResult(Refusal gate, boolean passed, Refusal reason, String because) {

    public static GateResult of(Gate gate, Optional<String> objection) {
        return new GateResult(
                gate.guards(),
                objection.isEmpty(),
                objection.isPresent() ? gate.guards() : null,
                objection.orElse(null));
    }
}
