package io.winback.customer.models;

import java.util.Comparator;

/**
 * One customer's purchases as the models see them: the sufficient statistics of Schmittlein, Morrison and Colombo (1987).
 * Several orders on one day are one purchase.
 *
 * @param repeats x: purchase days after the first
 * @param lastAt t_x: from the first purchase to the last, in the unit of time of the model; 0 without a repeat
 * @param age T: from the first purchase to the day of observation, in the same unit
 */
public record PurchaseHistory(int repeats, double lastAt, double age) {

    static final Comparator<PurchaseHistory> ORDER = Comparator.comparingInt(PurchaseHistory::repeats)
            .thenComparingDouble(PurchaseHistory::lastAt)
            .thenComparingDouble(PurchaseHistory::age);

    public PurchaseHistory {
        if (repeats < 0 || !(lastAt >= 0) || !(age >= lastAt) || Double.isInfinite(age)) {
            throw new IllegalArgumentException(
                    "x must not be negative, and 0 <= t_x <= T: %d, %s, %s".formatted(repeats, lastAt, age));
        }
        if (repeats == 0 && lastAt > 0) {
            throw new IllegalArgumentException("without a repeat purchase t_x is 0, not " + lastAt);
        }
    }
}
