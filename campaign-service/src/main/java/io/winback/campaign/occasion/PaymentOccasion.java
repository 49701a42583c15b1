package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.PaymentFailed;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A payment of a customer failed. */
public record PaymentOccasion(PaymentFailed event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.PAYMENT_FAILED;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.issueId());
    }

    @Override
    public Instant at() {
        return event.failedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details()
                .with("orderId", event.orderId())
                .with("amount", event.amount())
                .in("payment");
    }
}
