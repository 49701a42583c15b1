package io.winback.customer.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The purchase histories of a population. Many customers have equal histories, because days are whole, so each distinct
 * history is evaluated once with its number of customers. The order of customers does not matter.
 */
public final class Population {

    private final PurchaseHistory[] histories;
    private final int[] counts;

    private Population(Map<PurchaseHistory, Integer> counted) {
        this.histories = counted.keySet().toArray(PurchaseHistory[]::new);
        Arrays.sort(histories, PurchaseHistory.ORDER);
        this.counts = Arrays.stream(histories).mapToInt(counted::get).toArray();
    }

    public static Population of(Iterable<PurchaseHistory> histories) {
        var counted = new HashMap<PurchaseHistory, Integer>();
        histories.forEach(history -> counted.merge(history, 1, Integer::sum));
        return new Population(counted);
    }

    /** An even sample of about this size; the whole population if it is smaller. */
    public Population thinnedTo(int size) {
        int customers = customers();
        if (customers <= size) {
            return this;
        }
        var kept = new HashMap<PurchaseHistory, Integer>();
        double step = (double) customers / size;
        double next = step / 2;
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            for (; next < seen; next += step) {
                kept.merge(histories[i], 1, Integer::sum);
            }
        }
        return new Population(kept);
    }

    public int customers() {
        return Arrays.stream(counts).sum();
    }

    /** Customers with repeat purchases. */
    public int repeaters() {
        return IntStream.range(0, counts.length)
                .filter(i -> histories[i].repeats() > 0)
                .map(i -> counts[i])
                .sum();
    }

    /** The mean T, in the unit of the histories: a start value for the scale of a model. */
    double meanAge() {
        return sum(PurchaseHistory::age) / customers();
    }

    /** The natural logarithm of the likelihood under a model. */
    double logLikelihood(PurchaseModel model) {
        return sum(model::logLikelihood);
    }

    /** A sum over all customers; on all processors, and always in the same order. */
    double sum(ToDoubleFunction<PurchaseHistory> value) {
        return Arrays.stream(IntStream.range(0, counts.length)
                        .parallel()
                        .mapToDouble(i -> counts[i] * value.applyAsDouble(histories[i]))
                        .toArray())
                .sum();
    }
}
