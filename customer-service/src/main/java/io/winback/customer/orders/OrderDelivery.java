package io.winback.customer.orders;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.PastInstant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * When an order was promised, and when it was delivered.
 *
 * @param promisedBy absent without a promise
 * @param deliveredAt absent before the delivery
 */
record OrderDelivery(PromisedTime promisedBy, Instant deliveredAt) {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_PROMISE = Duration.ofDays(3_653);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    /** @throws InvalidInput if a time does not fit the order */
    void check(Instant placedAt, Instant now) {
        checkPromise(placedAt);
        checkDelivery(placedAt, now);
    }

    /** @param placedAt null if unknown; then every promise fits */
    void checkPromise(Instant placedAt) {
        if (promisedBy == null || placedAt == null) {
            return;
        }
        var promise = promisedBy.toStore(ZoneOffset.UTC);
        if (promise.isBefore(placedAt.minus(ONE_DAY))) {
            throw InvalidInput.inBody(
                    "promisedBy",
                    "must not be before the order was placed, at %s, but is %s".formatted(placedAt, promisedBy));
        }
        if (promise.isAfter(placedAt.plus(LONGEST_PROMISE))) {
            throw InvalidInput.inBody(
                    "promisedBy",
                    "must be within ten years after the order was placed, at %s, but is %s"
                            .formatted(placedAt, promisedBy));
        }
    }

    /** @param placedAt null if unknown */
    void checkDelivery(Instant placedAt, Instant now) {
        if (deliveredAt == null) {
            return;
        }
        PastInstant.of("deliveredAt", deliveredAt, now);
        if (placedAt != null && deliveredAt.isBefore(mayBeMidnight(deliveredAt) ? placedAt.minus(ONE_DAY) : placedAt)) {
            throw InvalidInput.inBody(
                    "deliveredAt",
                    "must not be before the order was placed, at %s, but is %s".formatted(placedAt, deliveredAt));
        }
    }

    /** Whether it may be a date without a time, in some time zone. */
    private static boolean mayBeMidnight(Instant time) {
        return time.getNano() == 0 && time.getEpochSecond() % QUARTER_OF_AN_HOUR.toSeconds() == 0;
    }
}
