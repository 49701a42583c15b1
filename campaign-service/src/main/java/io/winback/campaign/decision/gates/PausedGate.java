package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** A paused campaign begins with nobody. */
final class PausedGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.CAMPAIGN_PAUSED;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.candidate().paused() ? Optional.of("the campaign is paused") : Optional.empty();
    }
}
