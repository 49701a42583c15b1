package io.winback.customer.churn;

import java.time.Instant;
import java.util.Comparator;

/**
 * The loss of a customer: a cancellation, or a loss that a scoring found or a recorded death.
 *
 * @param at when the customer was lost
 * @param returnsAfter an order after this time is a return; before {@code at} if a scoring found the loss
 * @param cancellation null if no cancellation tells the loss
 */
record Loss(Instant at, Instant returnsAfter, Cancellation cancellation) {

    /** By the time after which an order is a return. */
    static final Comparator<Loss> BY_TIME = Comparator.comparing(Loss::returnsAfter)
            .thenComparing(Loss::at)
            .thenComparing(Loss::cancellation, Comparator.nullsFirst(Cancellation.BY_TIME));

    static Loss of(Cancellation cancellation) {
        return new Loss(cancellation.cancelledAt(), cancellation.cancelledAt(), cancellation);
    }

    static Loss lapse(Instant at, Instant returnsAfter) {
        return new Loss(at, returnsAfter, null);
    }

    boolean isLapse() {
        return cancellation == null;
    }
}
