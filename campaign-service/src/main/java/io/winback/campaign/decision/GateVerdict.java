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
record GateVerdict(Refusal gate, boolean passed, Refusal reason, String because) {

    static GateVerdict of(Gate gate, Optional<String> objection) {
        return new GateVerdict(
                gate.guards(),
                objection.isEmpty(),
                objection.isPresent() ? gate.guards() : null,
                objection.orElse(null));
    }
}
