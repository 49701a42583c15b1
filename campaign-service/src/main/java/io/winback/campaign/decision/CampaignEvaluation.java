package io.winback.campaign.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import static java.util.stream.Collectors.toSet;

/**
 * The result of one campaign for one churned customer, gate by gate.
 *
 * @param revision the revision that was evaluated; 0 in decisions of earlier releases
 */
record CampaignEvaluation(String campaignId, @JsonIgnore int revision, Outcome outcome, List<GateResult> gates) {

    private static final Set<Refusal> ONLY_PAUSED = EnumSet.of(Refusal.CAMPAIGN_PAUSED, Refusal.HOLDOUT);

    static CampaignEvaluation of(String campaignId, int revision, List<GateResult> gates) {
        var refusal = firstRefusal(gates);
        var outcome = refusal.isEmpty()
                ? Outcome.ENROLLED
                : refusal.get() == Refusal.HOLDOUT ? Outcome.HELD_OUT : Outcome.NOT_APPROACHED;
        return new CampaignEvaluation(campaignId, revision, outcome, gates);
    }

    /** Whether this campaign gets the customer, to approach or to hold out. */
    boolean selected() {
        return outcome != Outcome.NOT_APPROACHED;
    }

    /** Whether the campaign would get the customer if it were not paused. */
    boolean onlyPaused() {
        var refusals = gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::reason)
                .collect(toSet());
        return refusals.contains(Refusal.CAMPAIGN_PAUSED) && ONLY_PAUSED.containsAll(refusals);
    }

    Optional<Refusal> firstRefusal() {
        return firstRefusal(gates);
    }

    /** The same evaluation with other texts of its refusals. */
    CampaignEvaluation withTexts(UnaryOperator<String> text) {
        return new CampaignEvaluation(
                campaignId,
                revision,
                outcome,
                gates.stream()
                        .map(result -> result.passed()
                                ? result
                                : GateResult.refused(result.gate(), text.apply(result.because())))
                        .toList());
    }

    private static Optional<Refusal> firstRefusal(List<GateResult> gates) {
        return gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::reason)
                .findFirst();
    }
}
