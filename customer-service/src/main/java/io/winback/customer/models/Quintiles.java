package io.winback.customer.models;

import java.util.Arrays;

/**
 * Scores from 1 (lowest quintile) to 5 (highest quintile). Equal values have equal scores.
 *
 * @param borders four values in rising order, at 20, 40, 60 and 80 per cent
 */
public record Quintiles(double[] borders) {

    public Quintiles {
        borders = borders.clone();
        if (borders.length != 4) {
            throw new IllegalArgumentException("quintiles have four borders");
        }
    }

    /** The borders of these values, which are sorted in place. Each border is one of the values. */
    public static Quintiles of(double[] values) {
        Arrays.sort(values);
        var borders = new double[4];
        for (int i = 0; i < borders.length && values.length > 0; i++) {
            int rank = (int) Math.ceil((i + 1) * values.length / 5.0);
            borders[i] = values[Math.max(0, rank - 1)];
        }
        return new Quintiles(borders);
    }

    /** @return 1 to 5: one more than the borders that the value exceeds */
    public int score(double value) {
        int score = 1;
        for (double border : borders) {
            if (value > border) {
                score++;
            }
        }
        return score;
    }

    @Override
    public double[] borders() {
        return borders.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quintiles that && Arrays.equals(borders, that.borders);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(borders);
    }
}
