package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import io.winback.events.customer.ChurnReason;
import java.util.Optional;

/** Someone known to have died is never contacted again. */
final class DeceasedGate implements Gate {

    @Override
    public Refusal guards() {
        return Refusal.SUPPRESSED;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.loss().reason() == ChurnReason.DECEASED
                ? Optional.of("the customer is known to have died")
                : Optional.empty();
    }
}
