package io.winback.customer.orders;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.AcceptReason;
import io.winback.customer.churn.ClassifiedText;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Records a return or a failed payment, with the churn reason that it may indicate. */
@ApplicationScoped
class RecordOrderIssue {

    /** The likely reason of a return without a comment. */
    private static final Classification RETURNED_WITHOUT_COMMENT =
            new Classification(ChurnReason.QUALITY, 0.5, List.of());

    private static final Classification NOT_PAID = new Classification(ChurnReason.PAYMENT_FAILED, 1, List.of());

    private final Customers customers;
    private final Orders orders;
    private final OrderIssues orderIssues;
    private final ClassifyReason classifyReason;
    private final AcceptReason acceptReason;

    RecordOrderIssue(
            Customers customers,
            Orders orders,
            OrderIssues orderIssues,
            ClassifyReason classifyReason,
            AcceptReason acceptReason) {
        this.customers = customers;
        this.orders = orders;
        this.orderIssues = orderIssues;
        this.classifyReason = classifyReason;
        this.acceptReason = acceptReason;
    }

    /**
     * @param reason as stated; null to classify the comment
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER}
     */
    @Transactional
    OrderIssue recordReturn(String customerId, String orderId, ChurnReason reason, String comment, Instant at) {
        var customer = customers.lockExisting(customerId);
        var read = classifyReason.classify(comment);
        var orderIssue = record(OrderIssueKind.RETURN, customerId, orderId, reasonOf(reason, read), comment, at);
        acceptReason.accept(
                customer,
                reason == ChurnReason.DECEASED ? InferredReason.deathStatedIn("a return") : null,
                new ClassifiedText(DeathHint.Source.RETURN, orderIssue.id(), read),
                at);
        return orderIssue;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER} */
    @Transactional
    OrderIssue recordPaymentFailure(String customerId, String orderId, String comment, Instant at) {
        customers.lockExisting(customerId);
        return record(OrderIssueKind.PAYMENT_FAILURE, customerId, orderId, NOT_PAID, comment, at);
    }

    private Classification reasonOf(ChurnReason reason, Classification read) {
        if (reason != null) {
            return new Classification(reason, 1, List.of());
        }
        return read.reason() == ChurnReason.UNKNOWN ? RETURNED_WITHOUT_COMMENT : read;
    }

    private OrderIssue record(
            OrderIssueKind kind, String customerId, String orderId, Classification reason, String comment, Instant at) {
        if (orderId != null && !orders.isOf(orderId, customerId)) {
            throw new RuleViolation("UNKNOWN_ORDER", "the customer placed no order " + orderId);
        }
        var orderIssue = new OrderIssue(kind, customerId, orderId, reason, comment, at);
        orderIssues.persist(orderIssue);
        return orderIssue;
    }
}
