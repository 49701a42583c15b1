package io.winback.customer.scoring;

/** The number of customers that were scored, that churned newly, and that could not be scored. */
record ScoringTotals(long customers, long churned, long failed) {

    static final ScoringTotals NONE = new ScoringTotals(0, 0, 0);

    ScoringTotals plus(ScoringTotals other) {
        return new ScoringTotals(customers + other.customers, churned + other.churned, failed + other.failed);
    }
}
