package io.winback.campaign.decision.gates;

import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses every customer while the campaign is paused. */
final class PausedGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.CAMPAIGN_PAUSED;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.campaign().paused() ? Optional.of("the campaign is paused") : Optional.empty();
    }
}
