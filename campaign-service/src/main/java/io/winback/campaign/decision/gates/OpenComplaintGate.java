package io.winback.campaign.decision.gates;

import io.winback.events.Refusal;
import java.util.Optional;

/** Refuses customers with an open complaint: they get no promotion until it is resolved. */
final class OpenComplaintGate implements StatelessGate {

    @Override
    public Refusal refusal() {
        return Refusal.OPEN_COMPLAINT;
    }

    @Override
    public Optional<String> objection(Question question) {
        return question.context().openComplaint()
                ? Optional.of("the customer has an open complaint")
                : Optional.empty();
    }
}
