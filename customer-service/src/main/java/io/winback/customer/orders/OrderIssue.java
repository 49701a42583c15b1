package io.winback.customer.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.Classification;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A return or a failed payment. It may indicate why a customer churns later. */
@Entity
@Table(name = "mishap")
class OrderIssue {

    @Id
    @Column(name = "mishap_id")
    private UUID issueId;

    @Enumerated(EnumType.STRING)
    private OrderIssueKind kind;

    private String customerId;
    private String orderId;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;
    private String comment;
    private Instant happenedAt;

    protected OrderIssue() {}

    /** @param orderId null if it concerns no single order */
    OrderIssue(
            OrderIssueKind kind,
            String customerId,
            String orderId,
            Classification reason,
            String comment,
            Instant happenedAt) {
        this.issueId = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.customerId = customerId;
        this.orderId = orderId;
        this.reason = reason.reason();
        this.confidence = reason.confidence();
        this.comment = comment;
        this.happenedAt = happenedAt;
    }

    UUID id() {
        return issueId;
    }

    OrderIssueKind kind() {
        return kind;
    }

    String customerId() {
        return customerId;
    }

    String orderId() {
        return orderId;
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

    Instant happenedAt() {
        return happenedAt;
    }
}
