package io.winback.campaign.decision;

import io.winback.campaign.audience.CustomerFacts;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A churned customer with the data that gates need.
 *
 * @param openComplaint whether the customer has a complaint that is not resolved
 * @param facts the facts for audience rules
 */
public record ChurnContext(
        UUID episodeId, String customerId, ChurnReason reason, boolean openComplaint, Map<String, Object> facts) {

    static ChurnContext of(CustomerChurned churn, Instant now) {
        return new ChurnContext(
                churn.episodeId(),
                churn.customerId(),
                churn.customer().churnReason(),
                churn.customer().openComplaint(),
                CustomerFacts.of(churn.customer(), now));
    }
}
