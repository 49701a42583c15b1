package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Bucketing;
import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses a random share of the customers, the holdout. It is the control group that shows the effect of the campaign. */
final class HoldoutGate implements StatelessGate {

    private final Bucketing bucketing;

    HoldoutGate(Bucketing bucketing) {
        this.bucketing = bucketing;
    }

    @Override
    public Refusal refusal() {
        return Refusal.HOLDOUT;
    }

    @Override
    public Optional<String> objection(Question question) {
        var campaign = question.campaign();
        var holdout = campaign.definition().holdout().doubleValue();
        var position = bucketing.position("holdout", campaign.campaignId(), question.context());
        return position < holdout
                ? Optional.of("the position %.4f is within the holdout of %s".formatted(position, holdout))
                : Optional.empty();
    }
}
