package io.winback.customer.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How late an order came, in calendar days where the customer lives. An order that came on the promised day is on time. */
final class DeliveryDelay {

    private DeliveryDelay() {}

    /**
     * @param promisedBy as stored
     * @return 0 if the order was on time
     */
    static long days(Instant promisedBy, Instant deliveredAt, ZoneId zone, ZoneId usualZone) {
        var promised = PurchaseDay.of(promisedBy, zone, usualZone);
        var delivered = PurchaseDay.of(deliveredAt, zone, usualZone);
        return Math.max(0, ChronoUnit.DAYS.between(promised, delivered));
    }
}
