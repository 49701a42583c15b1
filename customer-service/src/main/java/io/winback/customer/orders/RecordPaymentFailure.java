package io.winback.customer.orders;

import io.winback.chassis.http.RuleViolation;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Records a failed payment, which may indicate why a customer churns later. */
@ApplicationScoped
class RecordPaymentFailure {

    private static final Classification NOT_PAID = new Classification(ChurnReason.PAYMENT_FAILED, 1, List.of());

    private final Customers customers;
    private final Orders orders;
    private final OrderIssues orderIssues;

    RecordPaymentFailure(Customers customers, Orders orders, OrderIssues orderIssues) {
        this.customers = customers;
        this.orders = orders;
        this.orderIssues = orderIssues;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER} */
    @Transactional
    OrderIssue record(String customerId, String orderId, String comment, Instant at) {
        customers.lockExisting(customerId);
        if (orderId != null && !orders.isOf(orderId, customerId)) {
            throw new RuleViolation("UNKNOWN_ORDER", "the customer placed no order " + orderId);
        }
        var failure = new OrderIssue(OrderIssueKind.PAYMENT_FAILURE, customerId, orderId, NOT_PAID, comment, at);
        orderIssues.persist(failure);
        return failure;
    }
}
