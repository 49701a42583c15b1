package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A churned customer has returned. An episode has one win-back, also if another order replaces the one that ended it. */
public record ReturnOccasion(CustomerReturned event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.CUSTOMER_WON_BACK;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.episodeId());
    }

    @Override
    public Instant at() {
        return event.returnedAt();
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
                .with("withCoupon", event.couponCode() != null)
                .in("order");
    }
}
