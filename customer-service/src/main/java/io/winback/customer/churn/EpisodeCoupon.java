package io.winback.customer.churn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A coupon of an episode.
 *
 * @param code in one spelling
 * @param returnsAfter an order after this time ended the last loss that was known when the coupon was stored; null if an earlier
 *     release stored the coupon
 * @param reservedAt null if an earlier release reserved or stored the coupon
 */
record EpisodeCoupon(String customerId, String code, UUID episodeId, Instant returnsAfter, Instant reservedAt) {

    /** The clocks of services and shops may differ by this. A loss that is later by no more is before a reservation. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /**
     * With the {@code returnsAfter} of the last loss before the reservation; by all losses, so that it does not matter when they
     * arrived.
     *
     * @param losses of the customer
     * @param begin of the episode; null if it is not stored
     * @return null if no loss is known for the coupon
     */
    EpisodeCoupon afterLoss(List<Loss> losses, Instant begin) {
        if (reservedAt == null) {
            var known = returnsAfter == null ? begin : returnsAfter;
            return known == null ? null : after(known);
        }
        var latest = reservedAt.plus(CLOCK_DIFFERENCE);
        return losses.stream()
                .filter(loss -> !loss.at().isAfter(latest))
                .max(Loss.BY_TIME)
                .or(() -> losses.stream().min(Loss.BY_TIME))
                .map(loss -> after(loss.returnsAfter()))
                .orElse(null);
    }

    private EpisodeCoupon after(Instant border) {
        return new EpisodeCoupon(customerId, code, episodeId, border, reservedAt);
    }
}
