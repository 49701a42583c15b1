package io.winback.campaign.occasion;

import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A complaint was resolved. A complaint that is reopened and resolved again is another occasion. */
public record ComplaintOccasion(ComplaintResolved event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.COMPLAINT_RESOLVED;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.complaintId(), event.reopenings());
    }

    @Override
    public Instant at() {
        return event.resolvedAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details()
                .with("severity", event.severity())
                .with("reason", event.reason())
                .with("themeId", event.themeId())
                .with("reopenings", event.reopenings())
                .in("complaint");
    }
}
