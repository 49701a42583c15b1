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
 * The result of one campaign for one occasion, gate by gate.
 *
 * @param revision the revision that was evaluated; 0 in decisions of earlier releases
 */
public record CampaignEvaluation(
        String campaignId, @JsonIgnore int revision, Outcome outcome, List<GateResult> gates) {

    private static final Set<Refusal> ONLY_ENDED = EnumSet.of(Refusal.TOO_LATE, Refusal.HOLDOUT);

    private static final Set<Refusal> ONLY_PAUSED = EnumSet.of(Refusal.CAMPAIGN_PAUSED, Refusal.HOLDOUT);

    static CampaignEvaluation of(String campaignId, int revision, List<GateResult> gates) {
        var refusal = firstRefusal(gates);
        var outcome = refusal.isEmpty()
                ? Outcome.ENROLLED
                : refusal.get() == Refusal.HOLDOUT ? Outcome.HELD_OUT : Outcome.NOT_APPROACHED;
        return new CampaignEvaluation(campaignId, revision, outcome, gates);
    }

    /** Whether this campaign gets the customer, to approach or to hold out. */
    public boolean selected() {
        return outcome != Outcome.NOT_APPROACHED;
    }

    /** Whether the campaign would get the customer if it were not paused. */
    boolean onlyPaused() {
        var refusals = refusals();
        return refusals.contains(Refusal.CAMPAIGN_PAUSED) && ONLY_PAUSED.containsAll(refusals);
    }

    /** Whether the campaign would get the customer if it had not ended while the customer waited for it. */
    boolean onlyEnded() {
        var refusals = refusals();
        return refusals.contains(Refusal.TOO_LATE) && ONLY_ENDED.containsAll(refusals);
    }

    public boolean refuses(Refusal refusal) {
        return refusals().contains(refusal);
    }

    private Set<Refusal> refusals() {
        return gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::reason)
                .collect(toSet());
    }

    /** Why this campaign does not get the customer. The pause is the reason only if nothing else is. */
    Optional<Refusal> reason() {
        return onlyPaused()
                ? Optional.of(Refusal.CAMPAIGN_PAUSED)
                : firstRefusal(gates.stream()
                        .filter(gate -> gate.reason() != Refusal.CAMPAIGN_PAUSED)
                        .toList());
    }

    /** The refusal of the first gate, in order, that refuses; empty if every gate passes. */
    public Optional<Refusal> firstRefusal() {
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
