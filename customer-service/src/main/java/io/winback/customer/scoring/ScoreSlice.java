package io.winback.customer.scoring;

import io.winback.customer.churn.UsedCoupons;
import io.winback.customer.profile.Valuations;
import io.winback.customer.profile.Valuations.State;
import io.winback.customer.profile.Valuations.Valuation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Scores the customers of a slice in one transaction. For most of them only the results change, and one statement stores
 * these. The scores of the other customers are applied one by one.
 */
@ApplicationScoped
class ScoreSlice {

    private final OrderHistoryReader histories;
    private final Valuations valuations;
    private final UsedCoupons usedCoupons;
    private final ApplyScores applyScores;

    ScoreSlice(OrderHistoryReader histories, Valuations valuations, UsedCoupons usedCoupons, ApplyScores applyScores) {
        this.histories = histories;
        this.valuations = valuations;
        this.usedCoupons = usedCoupons;
        this.applyScores = applyScores;
    }

    /** Scores the customers after one id up to another. */
    @Transactional
    ScoringTotals score(String after, String last, ScoringRun run) {
        var states = valuations.states(after, last);
        var scores = histories
                .slice(after, last, run.lastDay(), 1, run.baseline().currencies())
                .stream()
                .filter(history -> states.containsKey(history.customerId()))
                .map(history -> CustomerScore.of(history, run))
                .toList();
        var lastUses = lastUses(scores, states);
        var unchanged = scores.stream()
                .filter(score -> score.changesOnlyFigures(
                        states.get(score.customerId()), lastUses.get(score.customerId()), run.moment()))
                .map(score -> new Valuation(
                        score.customerId(), states.get(score.customerId()).stage(), score.value()))
                .toList();
        var stored = valuations.store(unchanged, run.asOf());
        long churned = applyScores.apply(
                scores.stream()
                        .filter(score -> !stored.contains(score.customerId()))
                        .toList(),
                states,
                run);
        return new ScoringTotals(scores.size(), churned, 0);
    }

    /** Read only for customers at risk whom their orders do not show alive. */
    private Map<String, Instant> lastUses(List<CustomerScore> scores, Map<String, State> states) {
        var atRisk = scores.stream()
                .filter(score -> score.needsLastUse(states.get(score.customerId())))
                .map(CustomerScore::customerId)
                .toList();
        return atRisk.isEmpty() ? Map.of() : usedCoupons.lastUses(atRisk);
    }
}
