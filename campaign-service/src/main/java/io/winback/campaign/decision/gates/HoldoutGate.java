package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** Some are not approached, by a draw that nobody can influence, so that we learn what the approach is worth. */
final class HoldoutGate implements Gate {

    private final Bucketing draw;

    HoldoutGate(Bucketing draw) {
        this.draw = draw;
    }

    @Override
    public Refusal guards() {
        return Refusal.HOLDOUT;
    }

    @Override
    public Optional<String> objection(Question question) {
        var holdout = question.candidate().definition().holdout().doubleValue();
        var drawn = draw.of("holdout", question.candidate().campaignId(), question.loss());
        return drawn < holdout
                ? Optional.of("drew %.4f, below the holdout of %s".formatted(drawn, holdout))
                : Optional.empty();
    }
}
