package io.winback.customer.models;

import java.util.OptionalDouble;

/** Counts of whole days, from 0 up to a bound: exact medians of millions of gaps in a few kilobytes. */
public final class Histogram {

    private static final int LONGEST = 20_000;

    private final int[] counts = new int[LONGEST + 1];
    private long total;

    /** @param days longer ones than 20,000 count as that */
    public void add(long days) {
        counts[(int) Math.max(0, Math.min(LONGEST, days))]++;
        total++;
    }

    /** The middle value, or the mean of the two in the middle; empty without any. */
    public OptionalDouble median() {
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((valueAt((total - 1) / 2) + valueAt(total / 2)) / 2.0);
    }

    private int valueAt(long rank) {
        long seen = 0;
        for (int days = 0; ; days++) {
            seen += counts[days];
            if (seen > rank) {
                return days;
            }
        }
    }
}
