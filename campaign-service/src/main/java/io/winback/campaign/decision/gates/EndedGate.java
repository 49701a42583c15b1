package io.winback.campaign.decision.gates;

import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses customers whose decision waited for a campaign until it was too late. */
final class EndedGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.TOO_LATE;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.campaign().end();
    }
}
