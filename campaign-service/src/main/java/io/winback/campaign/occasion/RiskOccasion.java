package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A customer has not ordered for longer than usual. */
public record RiskOccasion(CustomerAtRisk event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.CUSTOMER_AT_RISK;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.since());
    }

    @Override
    public Instant at() {
        return event.since();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }
}
