package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.OccasionContext;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refuses customers whose decision waited for a campaign until the campaign had ended. */
final class EndedGate implements Gate {

    @Override
    public Refusal refusal() {
        return Refusal.TOO_LATE;
    }

    @Override
    public Check prepare(List<OccasionContext> batch, Instant now) {
        return question -> {
            var campaign = question.campaign();
            if (!campaign.ended()) {
                return Optional.empty();
            }
            return Optional.of(
                    campaign.definition().isOverAt(now)
                            ? "the window of the campaign ended at "
                                    + campaign.definition().window().until()
                            : "the campaign has ended");
        };
    }
}
