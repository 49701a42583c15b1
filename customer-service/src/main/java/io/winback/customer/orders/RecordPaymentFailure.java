package io.winback.customer.orders;

import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.RecentFacts;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.Classification;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.PaymentFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Records and publishes a failed payment, which may indicate why a customer churns later. */
@ApplicationScoped
class RecordPaymentFailure {

    private static final Classification NOT_PAID = new Classification(ChurnReason.PAYMENT_FAILED, 1, List.of());

    private final Customers customers;
    private final Orders orders;
    private final OrderIssues orderIssues;
    private final RecentFacts recentFacts;
    private final Outbox outbox;

    RecordPaymentFailure(
            Customers customers, Orders orders, OrderIssues orderIssues, RecentFacts recentFacts, Outbox outbox) {
        this.customers = customers;
        this.orders = orders;
        this.orderIssues = orderIssues;
        this.recentFacts = recentFacts;
        this.outbox = outbox;
    }

    /** @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_ORDER} */
    @Transactional
    OrderIssue record(String customerId, String orderId, String comment, Instant at) {
        var customer = customers.lockExisting(customerId);
        var amount = orderId == null ? null : totalOf(orderId, customerId);
        var failure = new OrderIssue(OrderIssueKind.PAYMENT_FAILURE, customerId, orderId, NOT_PAID, comment, at);
        orderIssues.persist(failure);
        if (!at.isBefore(recentFacts.since())) {
            outbox.publish(paymentFailed(failure, amount, customer));
        }
        return failure;
    }

    private Money totalOf(String orderId, String customerId) {
        return orders.known(List.of(orderId)).values().stream()
                .filter(order -> order.customerId().equals(customerId))
                .map(StoredOrder::total)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("UNKNOWN_ORDER", "the customer placed no order " + orderId));
    }

    private static PaymentFailed paymentFailed(OrderIssue failure, Money amount, Customer customer) {
        return new PaymentFailed(
                customer.id(), failure.id(), failure.orderId(), failure.happenedAt(), amount, customer.snapshot());
    }
}
