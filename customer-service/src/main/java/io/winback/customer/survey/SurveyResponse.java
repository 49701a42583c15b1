package io.winback.customer.survey;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.Classification;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.SurveyAnswered;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.SURVEY_ANSWERS;
import static io.winback.customer.sealing.WordColumns.SURVEY_COMMENT;

/** The response of a customer to a survey. */
@Entity
class SurveyResponse {

    @Id
    private UUID responseId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private SurveyKind kind;

    private Integer score;

    @Convert(converter = SealedTextColumn.class)
    private SealedText comment;

    @Convert(converter = SealedTextColumn.class)
    private SealedText answers;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;
    private Instant answeredAt;

    protected SurveyResponse() {}

    SurveyResponse(
            String customerId,
            SurveyKind kind,
            Integer score,
            String comment,
            Map<String, Object> answers,
            Classification reason,
            Instant now) {
        this.responseId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.kind = kind;
        this.score = score;
        this.comment = SealedText.of(SURVEY_COMMENT, responseId, comment);
        this.answers = SealedText.of(SURVEY_ANSWERS, responseId, answers == null ? null : EventJson.write(answers));
        this.reason = reason.reason();
        this.confidence = reason.confidence();
        this.answeredAt = now;
    }

    /**
     * The response as an event, without its words.
     *
     * @param complaintId the complaint that a low score filed; null if there is none
     * @param customer after the response
     */
    SurveyAnswered answered(UUID complaintId, CustomerSnapshot customer) {
        return new SurveyAnswered(
                customerId,
                responseId,
                kind.name(),
                score,
                kind.lowestScore(),
                kind.highestScore(),
                reason,
                complaintId,
                answeredAt,
                customer);
    }

    UUID id() {
        return responseId;
    }

    String customerId() {
        return customerId;
    }

    SurveyKind kind() {
        return kind;
    }

    Integer score() {
        return score;
    }

    ChurnReason reason() {
        return reason;
    }

    double confidence() {
        return confidence;
    }

    Instant answeredAt() {
        return answeredAt;
    }
}
