package io.winback.campaign.decision;

import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.audience.RuleFacts;
import io.winback.campaign.occasion.Occasion;
import io.winback.events.customer.ChurnReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An occasion with the data that gates need.
 *
 * @param deceased whether the customer is known to have died
 * @param facts the facts for audience rules
 * @param reach how the customer can be reached, from the projection; null if no profile has arrived
 */
public record OccasionContext(Occasion occasion, boolean deceased, Map<String, Object> facts, ReachProfile reach) {

    /**
     * @param known the customer in the projection; null if no profile has arrived
     * @param usualZone of a customer whose time zone is not known
     */
    static OccasionContext of(Occasion occasion, KnownCustomer known, ZoneId usualZone, Instant now) {
        return new OccasionContext(
                occasion,
                occasion.customer().churnReason() == ChurnReason.DECEASED || known != null && known.isDeceased(),
                RuleFacts.of(occasion, known, usualZone, now),
                known == null ? null : known.reach());
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

    /** Whether the customer has a complaint that is not resolved. */
    public boolean openComplaint() {
        return occasion.customer().openComplaint();
    }
}
