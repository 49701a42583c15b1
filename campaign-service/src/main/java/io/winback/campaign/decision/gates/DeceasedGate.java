package io.winback.campaign.decision.gates;

import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses customers who are known to have died. */
final class DeceasedGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.context().deceased() ? Optional.of("the customer is known to have died") : Optional.empty();
    }
}
