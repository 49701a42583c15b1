package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.OrderPlaced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer placed an order. */
public record OrderOccasion(OrderPlaced event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.ORDER_PLACED;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.orderId());
    }

    @Override
    public Instant at() {
        return event.placedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details()
                .with("orderId", event.orderId())
                .with("total", event.total())
                .with("categories", event.categories() == null ? List.of() : event.categories())
                .with("withCoupon", event.couponCode() != null)
                .in("order");
    }
}
