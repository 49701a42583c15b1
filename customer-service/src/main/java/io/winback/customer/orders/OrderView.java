package io.winback.customer.orders;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.EventJson;
import io.winback.events.Money;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * An order in REST responses, with all that is known of it.
 *
 * @param refunded what of the total was given back
 * @param deliveryCorrected whether the times of promise and delivery were corrected, so that reports do not change them
 * @param daysLate calendar days after the promised day, 0 if it was on time; absent before the delivery, or without a promise
 */
record OrderView(
        String orderId,
        String customerId,
        Instant placedAt,
        Money total,
        @Nullable List<PlacedOrder.Item> items,
        @Nullable String couponCode,
        @Nullable PromisedTime promisedBy,
        @Nullable Instant deliveredAt,
        boolean deliveryCorrected,
        OrderStatus status,
        Money refunded,
        @Nullable Long daysLate) {

    static OrderView of(StoredOrder order) {
        return new OrderView(
                order.orderId(),
                order.customerId(),
                order.placedAt(),
                order.total(),
                EventJson.readBack(order.itemsJson(), new TypeReference<>() {}),
                order.couponCode(),
                PromisedTime.stored(order.promisedBy(), order.usualZone()),
                order.deliveredAt(),
                order.isDeliveryCorrected(),
                order.state(),
                order.refunded(),
                order.daysLate().isPresent() ? (Long) order.daysLate().getAsLong() : null);
    }
}
