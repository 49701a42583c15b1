package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What makes campaigns consider a customer. The same occasion has the same id each time that it is found. */
public sealed interface Occasion
        permits ChurnOccasion,
                RiskOccasion,
                ReturnOccasion,
                OrderOccasion,
                PaymentOccasion,
                ComplaintOccasion,
                ThemeOccasion,
                SurveyOccasion,
                DateOccasion,
                TurnOccasion,
                SimulatedOccasion {

    /** What it is made from: an event of customer-service, a day that has come, or a turn in a run. It is stored as JSON while the occasion waits. */
    Object event();

    OccasionKind kind();

    /** For a churn, the id of its episode. Otherwise, made of the kind and the natural key of its cause. */
    UUID id();

    Instant at();

    /** The customer at that time. */
    CustomerSnapshot customer();

    /** The details of its kind, by name: texts, numbers, truth values, amounts of money, and lists and maps of them. Unknown ones are absent. */
    Map<String, Object> details();

    /** The episode that it begins; empty if it is no churn. */
    default Optional<UUID> episodeId() {
        return Optional.empty();
    }

    /** Whether a campaign with its trigger may consider it. A run of a campaign is for this campaign alone. */
    default boolean isFor(String campaignId) {
        return true;
    }

    default String customerId() {
        return customer().customerId();
    }
}
