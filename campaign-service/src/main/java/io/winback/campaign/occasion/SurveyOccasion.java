package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.SurveyAnswered;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A customer answered a survey. */
public record SurveyOccasion(SurveyAnswered event) implements Occasion {

    @Override
    public OccasionKind kind() {
        return OccasionKind.SURVEY_ANSWERED;
    }

    @Override
    public UUID id() {
        return OccasionId.of(kind(), customerId(), event.responseId());
    }

    @Override
    public Instant at() {
        return event.answeredAt();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details()
                .with("kind", event.kind())
                .with("score", event.score())
                .with("lowestScore", event.lowestScore())
                .with("highestScore", event.highestScore())
                .with("reason", event.reason())
                .with("withComplaint", event.complaintId() != null)
                .in("survey");
    }
}
