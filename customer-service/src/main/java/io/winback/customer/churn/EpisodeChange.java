package io.winback.customer.churn;

/**
 * What became known, as far as the reasons of episodes need it.
 *
 * @param cancellation that was recorded; null if it was another fact
 * @param isDeathRevoked facts that arrived since the record of the death count now
 */
record EpisodeChange(Cancellation cancellation, boolean isDeathRevoked) {

    /** An order, a use of a coupon or a reversal. */
    static final EpisodeChange RETURN = new EpisodeChange(null, false);

    static final EpisodeChange DEATH_REVOKED = new EpisodeChange(null, true);

    static EpisodeChange of(Cancellation recorded) {
        return new EpisodeChange(recorded, false);
    }
}
