package io.winback.campaign.decision.gates;

import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses customers for whom a campaign of higher priority is selected already. */
final class PriorityGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.LOWER_PRIORITY;
    }

    @Override
    public Optional<String> objection(Question question) {
        return Optional.ofNullable(question.selectedCampaignId())
                .map(selected -> "campaign " + selected + " has a higher priority");
    }
}
