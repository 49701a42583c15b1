package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A customer cancelled. */
@Entity
class Cancellation {

    @Id
    private UUID cancellationId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;
    private String comment;
    private Instant cancelledAt;

    protected Cancellation() {}

    Cancellation(String customerId, ChurnReason reason, double confidence, String comment, Instant cancelledAt) {
        this.cancellationId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.reason = reason;
        this.confidence = confidence;
        this.comment = comment;
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
        return comment;
    }

    Instant cancelledAt() {
        return cancelledAt;
    }
}
