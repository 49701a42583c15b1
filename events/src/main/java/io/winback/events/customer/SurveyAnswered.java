package io.winback.events.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A customer answered a survey. Published once for each response, without its words.
 *
 * @param kind {@code NPS}, {@code CSAT} or {@code EXIT}; later versions may have more
 * @param score absent for a survey without scores, such as an exit survey
 * @param lowestScore of this kind; absent without scores
 * @param highestScore of this kind, the best; absent without scores
 * @param reason the likely reason of a churn, as the response states or indicates it
 * @param complaintId the complaint that a low score filed; absent without one
 * @param customer the customer after the response, with all that a decision needs
 */
public record SurveyAnswered(
        String customerId,
        UUID responseId,
        String kind,
        Integer score,
        Integer lowestScore,
        Integer highestScore,
        ChurnReason reason,
        UUID complaintId,
        Instant answeredAt,
        CustomerSnapshot customer)
        implements CustomerEvent {}
