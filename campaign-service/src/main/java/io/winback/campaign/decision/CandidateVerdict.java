package io.winback.campaign.decision;

import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.Optional;

/** What came of one campaign for one loss, gate by gate. */
record CandidateVerdict(String campaignId, Outcome outcome, List<GateVerdict> gates) {

    static CandidateVerdict of(String campaignId, List<GateVerdict> gates) {
        var refusal = firstRefusal(gates);
        var outcome = refusal.isEmpty()
                ? Outcome.ENROLLED
                : refusal.get() == Refusal.HOLDOUT ? Outcome.HELD_OUT : Outcome.NOT_APPROACHED;
        return new CandidateVerdict(campaignId, outcome, gates);
    }

    /** Whether the person is this campaign's, to approach or to hold out. */
    boolean chosen() {
        return outcome != Outcome.NOT_APPROACHED;
    }

    Optional<Refusal> firstRefusal() {
        return firstRefusal(gates);
    }

    private static Optional<Refusal> firstRefusal(List<GateVerdict> gates) {
        return gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateVerdict::reason)
                .findFirst();
    }
}
