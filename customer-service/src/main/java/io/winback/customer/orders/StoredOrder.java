package io.winback.customer.orders;

import io.winback.events.Money;
import java.time.Instant;

/**
 * An order as it is stored, with what was told of it later.
 *
 * @param refunded what of the total was given back
 * @param status as told; null if it was never told
 * @param itemsJson null if there are none
 */
record StoredOrder(
        String orderId,
        String customerId,
        Instant placedAt,
        Money total,
        Money refunded,
        OrderStatus status,
        String itemsJson,
        String couponCode,
        Instant promisedBy,
        Instant deliveredAt) {}
