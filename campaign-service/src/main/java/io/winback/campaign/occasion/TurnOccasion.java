package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The turn of a customer in a scheduled run. It is an occasion for the campaign of the run alone. */
public record TurnOccasion(ScheduledTurn event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.SCHEDULE;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.campaignId(), event.plannedAt());
    }

    @Override
    public Instant at() {
        return event.plannedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }

    @Override
    public boolean isFor(String campaignId) {
        return campaignId.equals(event.campaignId());
    }
}
