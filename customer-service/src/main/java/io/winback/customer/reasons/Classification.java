package io.winback.customer.reasons;

import io.winback.events.customer.ChurnReason;
import java.util.List;

/**
 * The reason that a text gives.
 *
 * @param confidence the probability of it, 0 to 1
 * @param evidence the words that speak most for it
 */
public record Classification(ChurnReason reason, double confidence, List<String> evidence) {

    public static final Classification UNKNOWN = new Classification(ChurnReason.UNKNOWN, 0, List.of());
}
