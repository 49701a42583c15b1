package io.winback.campaign.decision;

import io.winback.campaign.audience.RuleFacts;
import io.winback.campaign.occasion.Occasion;
import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An occasion with the data that gates need.
 *
 * @param facts the facts for audience rules
 */
public record OccasionContext(Occasion occasion, Map<String, Object> facts) {

    static OccasionContext of(Occasion occasion, Instant now) {
        return new OccasionContext(occasion, RuleFacts.of(occasion, now));
    }

    public UUID occasionId() {
        return occasion.id();
    }

    public String customerId() {
        return occasion.customerId();
    }

    /** The episode that begins; empty if the occasion is no churn. */
    public Optional<UUID> episodeId() {
        return occasion.episodeId();
    }

    /** Why the customer left; null if it is not known, or if the customer has not left. */
    public ChurnReason reason() {
        return occasion.customer().churnReason();
    }

    /** Whether the customer has a complaint that is not resolved. */
    public boolean openComplaint() {
        return occasion.customer().openComplaint();
    }
}
