package io.winback.customer.lifecycle;

import io.winback.events.Money;
import java.time.Instant;

/**
 * What one customer bought, as of a date.
 *
 * @param days distinct epoch days of purchases in rising order, at least one
 * @param category of most of their orders; null if none is known
 */
record OrderFacts(
        String customerId, int orders, long[] days, Instant first, Instant last, Money revenue, String category) {

    long lastDay() {
        return days[days.length - 1];
    }
}
