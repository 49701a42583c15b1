package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.util.Optional;

/** Whoever came back by themselves needs no bringing back. */
final class AlreadyReturnedGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.ALREADY_RETURNED;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.loss().returned() ? Optional.of("the customer has bought again since") : Optional.empty();
    }
}
