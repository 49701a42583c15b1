package io.winback.customer.orders;

import io.winback.customer.profile.OrderStatus;
import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * An order as it is stored, with the details that were added later.
 *
 * @param placedOn the day of the order where the customer lives
 * @param refunded what of the total was given back
 * @param status as reported; null if it was never reported
 * @param itemsJson null if there are none
 * @param isDeliveryCorrected whether reports do not change the times of promise and delivery any more
 * @param zone of the customer
 * @param usualZone of customers without a zone
 */
record StoredOrder(
        String orderId,
        String customerId,
        Instant placedAt,
        LocalDate placedOn,
        Money total,
        Money refunded,
        OrderStatus status,
        String itemsJson,
        String couponCode,
        Instant promisedBy,
        Instant deliveredAt,
        boolean isDeliveryCorrected,
        ZoneId zone,
        ZoneId usualZone) {

    /** As reported, or as the time of delivery shows. */
    OrderStatus state() {
        if (status == null || status == OrderStatus.PLACED) {
            return deliveredAt == null ? OrderStatus.PLACED : OrderStatus.DELIVERED;
        }
        return status;
    }

    /** Calendar days after the promised day; empty before the delivery, or without a promise. */
    OptionalLong daysLate() {
        return promisedBy == null || deliveredAt == null
                ? OptionalLong.empty()
                : OptionalLong.of(DeliveryDelay.days(promisedBy, deliveredAt, zone, usualZone));
    }
}
