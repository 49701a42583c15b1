package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** Whoever waits for us to put something right is not sent a promotion. */
final class OpenComplaintGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.OPEN_COMPLAINT;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.loss().complains() ? Optional.of("a complaint of theirs is not resolved") : Optional.empty();
    }
}
