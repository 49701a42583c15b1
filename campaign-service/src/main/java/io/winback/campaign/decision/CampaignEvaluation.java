package io.winback.campaign.decision;

import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.Optional;

/** The result of one campaign for one churned customer, gate by gate. */
record CampaignEvaluation(String campaignId, Outcome outcome, List<GateResult> gates) {

    static CampaignEvaluation of(String campaignId, List<GateResult> gates) {
        var refusal = firstRefusal(gates);
        var outcome = refusal.isEmpty()
                ? Outcome.ENROLLED
                : refusal.get() == Refusal.HOLDOUT ? Outcome.HELD_OUT : Outcome.NOT_APPROACHED;
        return new CampaignEvaluation(campaignId, outcome, gates);
    }

    /** Whether this campaign gets the customer, to approach or to hold out. */
    boolean selected() {
        return outcome != Outcome.NOT_APPROACHED;
    }

    Optional<Refusal> firstRefusal() {
        return firstRefusal(gates);
    }

    private static Optional<Refusal> firstRefusal(List<GateResult> gates) {
        return gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::reason)
                .findFirst();
    }
}
