package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** One campaign at a time: the most important of those that may. */
final class PriorityGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.LOWER_PRIORITY;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.chosen().map(chosen -> "campaign " + chosen.campaignId() + " goes first");
    }
}
