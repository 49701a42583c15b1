package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event that has not come, as if it came now. It has no details, because they are not known before. It is decided without
 * effect only, and never stored.
 */
public record SimulatedOccasion(OccasionKind kind, Instant at, CustomerSnapshot customer) implements Occasion {

    @Override
    public Object event() {
        return this;
    }

    /** The same each time, so that a simulation can be repeated. No occasion that comes has this id. */
    @Override
    public UUID id() {
        return OccasionId.of(kind, customerId(), "simulation");
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }
}
