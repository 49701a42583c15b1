package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A customer churned, and an episode begins. An episode that is open again is the same occasion. */
public record ChurnOccasion(CustomerChurned event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.CUSTOMER_CHURNED;
    }

    @Override
    public UUID id() {
        return event.episodeId();
    }

    @Override
    public Instant at() {
        return event.churnedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details().with("cause", event.cause()).asMap();
    }

    @Override
    public Optional<UUID> episodeId() {
        return Optional.of(event.episodeId());
    }
}
