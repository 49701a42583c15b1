package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.CANCELLATION_COMMENT;

/** A customer cancelled. */
@Entity
class Cancellation {

    /** Of several at one time, the order does not depend on which was recorded first. */
    static final Comparator<Cancellation> BY_TIME = Comparator.comparing(Cancellation::cancelledAt)
            .thenComparing(
                    cancellation -> new InferredReason(cancellation.reason(), cancellation.confidence(), List.of()),
                    InferredReason.AT_ONE_TIME)
            .thenComparing(Cancellation::id);

    @Id
    private UUID cancellationId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;

    @Convert(converter = SealedTextColumn.class)
    private SealedText comment;

    private Instant cancelledAt;

    protected Cancellation() {}

    Cancellation(String customerId, ChurnReason reason, double confidence, String comment, Instant cancelledAt) {
        this.cancellationId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.reason = reason;
        this.confidence = confidence;
        this.comment = SealedText.of(CANCELLATION_COMMENT, cancellationId, comment);
        this.cancelledAt = cancelledAt;
    }

    UUID id() {
        return cancellationId;
    }

    String customerId() {
        return customerId;
    }

    ChurnReason reason() {
        return reason;
    }

    double confidence() {
        return confidence;
    }

    String comment() {
        return SealedText.open(comment, CANCELLATION_COMMENT, cancellationId);
    }

    Instant cancelledAt() {
        return cancelledAt;
    }
}
