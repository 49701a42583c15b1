package io.winback.campaign.simulation;

import io.winback.campaign.decision.CampaignEvaluation;
import io.winback.campaign.decision.GateResult;
import io.winback.campaign.simulation.Simulation.FunnelStep;
import io.winback.campaign.simulation.Simulation.Reason;
import io.winback.events.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Counts the first refusal of each customer, by gate and reason. For one thread. */
final class GateTally {

    /** A gate has a few different reasons. This bounds the memory if one has many. */
    private static final int MOST_REASONS = 100;

    private static final int SHOWN_REASONS = 5;

    private final List<Refusal> gates;
    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private final Map<Refusal, Map<String, Long>> reasons = new EnumMap<>(Refusal.class);

    /** @param gates in the order in which they are asked */
    GateTally(List<Refusal> gates) {
        this.gates = gates;
    }

    /** Counts a customer whom a gate refuses. Another one counts in no gate. */
    void add(CampaignEvaluation evaluation) {
        for (var result : evaluation.gates()) {
            if (!result.passed()) {
                add(result);
                return;
            }
        }
    }

    private void add(GateResult result) {
        refused.merge(result.gate(), 1L, Long::sum);
        if (result.gate() != Refusal.HOLDOUT) {
            add(result.gate(), result.because(), 1);
        }
    }

    private void add(Refusal gate, String reason, long customers) {
        var ofGate = reasons.computeIfAbsent(gate, any -> new HashMap<>());
        if (ofGate.size() < MOST_REASONS || ofGate.containsKey(reason)) {
            ofGate.merge(reason, customers, Long::sum);
        }
    }

    void add(GateTally other) {
        other.refused.forEach((gate, customers) -> refused.merge(gate, customers, Long::sum));
        other.reasons.forEach((gate, counts) -> counts.forEach((reason, customers) -> add(gate, reason, customers)));
    }

    long refusedBy(Refusal gate) {
        return refused.getOrDefault(gate, 0L);
    }

    /** The number of different reasons of a gate that are counted. */
    int reasonsOf(Refusal gate) {
        return reasons.getOrDefault(gate, Map.of()).size();
    }

    /** @param text makes the words of a reason */
    List<FunnelStep> funnel(long considered, UnaryOperator<String> text) {
        var steps = new ArrayList<FunnelStep>();
        long left = considered;
        for (var gate : gates) {
            left -= refusedBy(gate);
            steps.add(new FunnelStep(gate, refusedBy(gate), left, mostFrequent(gate, text)));
        }
        return List.copyOf(steps);
    }

    private List<Reason> mostFrequent(Refusal gate, UnaryOperator<String> text) {
        return reasons.getOrDefault(gate, Map.of()).entrySet().stream()
                .map(entry -> new Reason(text.apply(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(Reason::customers).reversed().thenComparing(Reason::because))
                .limit(SHOWN_REASONS)
                .toList();
    }
}
