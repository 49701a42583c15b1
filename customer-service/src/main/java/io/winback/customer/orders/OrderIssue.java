package io.winback.customer.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.Classification;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.ISSUE_COMMENT;

/** A return or a failed payment. It may indicate why a customer churns later. */
@Entity
@Table(name = "mishap")
class OrderIssue {

    /** The likely reason of a return without a comment. */
    static final Classification RETURNED_WITHOUT_COMMENT = new Classification(ChurnReason.QUALITY, 0.5, List.of());

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

    @Convert(converter = SealedTextColumn.class)
    private SealedText comment;

    private Instant happenedAt;
    private BigDecimal amount;
    private String currency;
    private boolean wholeOrder;
    private boolean totalOfOrder;
    private boolean awaitsOrder;

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
        this.comment = SealedText.of(ISSUE_COMMENT, issueId, comment);
        this.happenedAt = happenedAt;
    }

    /**
     * A return.
     *
     * @param reason that the return may indicate
     * @param awaitsOrder the order is not known yet
     * @param now the time of a return that states none
     */
    static OrderIssue ofReturn(OrderReturn returned, Classification reason, boolean awaitsOrder, Instant now) {
        var issue = new OrderIssue(
                OrderIssueKind.RETURN,
                returned.customerId(),
                returned.orderId(),
                reason,
                null,
                returned.returnedAt() == null ? now : returned.returnedAt());
        issue.issueId = returned.id();
        issue.comment = SealedText.of(ISSUE_COMMENT, issue.issueId, returned.comment());
        issue.wholeOrder = returned.amount() == null;
        issue.totalOfOrder = returned.totalOfOrder();
        issue.awaitsOrder = awaitsOrder;
        if (returned.amount() != null) {
            issue.amount = returned.amount().amount();
            issue.currency = returned.amount().currency().getCurrencyCode();
        }
        return issue;
    }

    /** By which the return lowers revenue; null for the whole order, and for a payment failure. */
    Money amount() {
        return amount == null ? null : new Money(amount, Currency.getInstance(currency));
    }

    boolean isWholeOrder() {
        return wholeOrder;
    }

    /** Whether the amount is the sum of all refunds of the order so far. */
    boolean isTotalOfOrder() {
        return totalOfOrder;
    }

    /** Whether the order of the return is not known yet. */
    boolean awaitsOrder() {
        return awaitsOrder;
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
        return SealedText.open(comment, ISSUE_COMMENT, issueId);
    }

    Instant happenedAt() {
        return happenedAt;
    }
}
