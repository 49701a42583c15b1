package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.EnumMap;
import java.util.Map;

/** Counts true positives, false positives and false negatives of a classifier by reason. */
final class ConfusionMatrix {

    private final Map<ChurnReason, int[]> byReason = new EnumMap<>(ChurnReason.class);

    ConfusionMatrix() {
        for (var reason : ChurnReason.values()) {
            byReason.put(reason, new int[3]);
        }
    }

    void add(Example example, Classifier classifier) {
        var classified = classifier.classify(example.text()).reason();
        if (classified == example.reason()) {
            byReason.get(classified)[0]++;
        } else {
            byReason.get(classified)[1]++;
            byReason.get(example.reason())[2]++;
        }
    }

    /** The harmonic mean of precision and recall, 0 to 1, averaged over reasons: each reason has the same weight. */
    double macroF1() {
        return byReason.keySet().stream().mapToDouble(this::f1).average().orElseThrow();
    }

    /** As above for one reason; 0 for one that never occurred. */
    double f1(ChurnReason reason) {
        var counts = byReason.get(reason);
        int all = 2 * counts[0] + counts[1] + counts[2];
        return all == 0 ? 0 : 2.0 * counts[0] / all;
    }
}
