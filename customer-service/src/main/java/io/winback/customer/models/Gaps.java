package io.winback.customer.models;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The days between a customer's purchases. */
public final class Gaps {

    private Gaps() {}

    /**
     * The median of the gaps between neighbouring days.
     *
     * @param days distinct epoch days in rising order
     * @return in days; empty with fewer than two
     */
    public static OptionalDouble median(long[] days) {
        if (days.length < 2) {
            return OptionalDouble.empty();
        }
        var gaps = new long[days.length - 1];
        for (int i = 1; i < days.length; i++) {
            gaps[i - 1] = days[i] - days[i - 1];
        }
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return OptionalDouble.of(gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0);
    }
}
