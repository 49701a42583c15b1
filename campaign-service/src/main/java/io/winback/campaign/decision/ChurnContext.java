package io.winback.campaign.decision;

import io.winback.campaign.audience.CustomerFacts;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who left, as gates see them.
 *
 * @param returned whether they are back already
 * @param complains whether a complaint of theirs is not resolved
 * @param facts the customer as audience rules see one
 */
public record ChurnContext(
        UUID episodeId,
        String customerId,
        ChurnReason reason,
        boolean returned,
        boolean complains,
        Map<String, Object> facts) {

    static ChurnContext of(CustomerChurned churn, boolean returned, Instant now) {
        return new ChurnContext(
                churn.episodeId(),
                churn.customerId(),
                churn.customer().churnReason(),
                returned,
                churn.customer().openComplaint(),
                CustomerFacts.of(churn.customer(), now));
    }
}
