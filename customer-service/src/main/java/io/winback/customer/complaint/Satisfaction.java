package io.winback.customer.complaint;

/** The scale on which customers rate their satisfaction: 1 (lowest) to 5 (highest). */
public final class Satisfaction {

    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    /** The highest score that shows dissatisfaction. */
    public static final int HIGHEST_LOW = 2;

    private Satisfaction() {}

    static boolean isLow(int score) {
        return score <= HIGHEST_LOW;
    }
}
