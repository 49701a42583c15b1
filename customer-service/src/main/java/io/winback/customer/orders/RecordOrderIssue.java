package io.winback.customer.orders;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.churn.DeathHint;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.churn.RecordChurnReason;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
    private final RecordChurnReason recordChurnReason;
    private final OpenDeathHint openDeathHint;
    private final Clock clock;

    RecordOrderIssue(
            Customers customers,
            Orders orders,
            OrderIssues orderIssues,
            ClassifyReason classifyReason,
            RecordChurnReason recordChurnReason,
            OpenDeathHint openDeathHint,
            Clock clock) {
        this.recordChurnReason = recordChurnReason;
        this.openDeathHint = openDeathHint;
        this.clock = clock;
        this.customers = customers;
        this.orders = orders;
        this.orderIssues = orderIssues;
        this.classifyReason = classifyReason;
    }

    /**
     * @param reason as stated; null to classify the comment
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER}
     */
    @Transactional
    OrderIssue recordReturn(String customerId, String orderId, ChurnReason reason, String comment, Instant at) {
        var customer = customer(customerId);
        var read = classifyReason.classify(comment);
        var orderIssue = record(OrderIssueKind.RETURN, customerId, orderId, reasonOf(reason, read), comment, at);
        if (reason == ChurnReason.DECEASED) {
            recordChurnReason.record(
                    customer,
                    new InferredReason(reason, 1, List.of("the customer's death was stated in a return")),
                    at);
        } else {
            openDeathHint.openIfRead(customer, read, DeathHint.Source.RETURN, orderIssue.id(), clock.instant());
        }
        return orderIssue;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER} */
    @Transactional
    OrderIssue recordPaymentFailure(String customerId, String orderId, String comment, Instant at) {
        customer(customerId);
        return record(OrderIssueKind.PAYMENT_FAILURE, customerId, orderId, NOT_PAID, comment, at);
    }

    private Customer customer(String customerId) {
        return customers
                .lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
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
