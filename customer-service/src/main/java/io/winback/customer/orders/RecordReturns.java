package io.winback.customer.orders;

import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.reasons.Classification;
import io.winback.events.CirculatingCurrencies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static java.util.stream.Collectors.toSet;

/**
 * Records returns, each once. A return lowers the revenue of its order, also if the order arrives later. Several returns of an
 * order never lower it below zero. Of several totals of one order the greatest counts.
 */
@ApplicationScoped
public class RecordReturns {

    private final BulkCustomers customers;
    private final Orders orders;
    private final OrderIssues orderIssues;
    private final CreditReturns creditReturns;
    private final Clock clock;

    RecordReturns(
            BulkCustomers customers, Orders orders, OrderIssues orderIssues, CreditReturns creditReturns, Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.orderIssues = orderIssues;
        this.creditReturns = creditReturns;
        this.clock = clock;
    }

    /**
     * The result of recording a batch.
     *
     * @param recorded the returns that were new, and the totals that were greater
     * @param refused why a return was refused
     * @param warnings of orders that were refunded above their total
     */
    public record Recorded(Set<OrderReturn> recorded, Map<OrderReturn, Refused> refused, List<String> warnings) {}

    /**
     * Why a return was refused.
     *
     * @param field of the return
     */
    public record Refused(String field, String message) {}

    /** @param batch of checked returns */
    @Transactional
    public Recorded record(List<OrderReturn> batch) {
        var reasons = new LinkedHashMap<OrderReturn, Classification>();
        batch.forEach(one -> reasons.put(one, reasonOf(one)));
        return record(reasons);
    }

    /** @param reasons by return: the churn reason that it may indicate */
    @Transactional
    Recorded record(Map<OrderReturn, Classification> reasons) {
        customers.lockOrCreate(
                reasons.keySet().stream().map(OrderReturn::customerId).collect(toSet()));
        var known =
                orders.known(reasons.keySet().stream().map(OrderReturn::orderId).toList());
        var refused = new LinkedHashMap<OrderReturn, Refused>();
        var accepted = new LinkedHashMap<UUID, OrderReturn>();
        reasons.forEach((one, reason) -> {
            var order = known.get(one.orderId());
            var refusal = refusal(one, order);
            if (refusal.isPresent()) {
                refused.put(one, refusal.get());
            } else {
                accepted.merge(one.id(), one, OrderReturn::greater);
            }
        });
        var now = clock.instant();
        var issues = accepted.values().stream()
                .map(one -> OrderIssue.ofReturn(one, reasons.get(one), !known.containsKey(one.orderId()), now))
                .toList();
        var recorded = new HashSet<OrderReturn>();
        orderIssues.store(issues).forEach(id -> recorded.add(accepted.get(id)));
        var warnings = creditReturns.credit(recorded.stream()
                .map(OrderReturn::orderId)
                .filter(known::containsKey)
                .collect(toSet()));
        creditReturns.creditUses(recorded);
        return new Recorded(recorded, refused, warnings);
    }

    private static Optional<Refused> refusal(OrderReturn one, StoredOrder order) {
        if (order == null) {
            // The currency of a stored order may be out of use by now.
            return one.amount() == null
                    ? Optional.empty()
                    : CirculatingCurrencies.problemWith(one.amount().currency())
                            .map(problem -> new Refused("amount.currency", problem));
        }
        if (!order.customerId().equals(one.customerId())) {
            return Optional.of(new Refused("customerId", "the customer placed no order " + one.orderId()));
        }
        if (one.amount() != null
                && !one.amount().currency().equals(order.total().currency())) {
            return Optional.of(new Refused(
                    "amount.currency",
                    "must be %s, the currency of the order, but is %s"
                            .formatted(order.total().currency(), one.amount().currency())));
        }
        if (one.returnedAt() != null
                && one.returnedAt().isBefore(order.placedAt().minus(Refunds.ONE_DAY))) {
            return Optional.of(new Refused(
                    "returnedAt",
                    "must not be before the order was placed, at %s, but is %s"
                            .formatted(order.placedAt(), one.returnedAt())));
        }
        return Optional.empty();
    }

    private static Classification reasonOf(OrderReturn one) {
        return one.reason() == null
                ? OrderIssue.RETURNED_WITHOUT_COMMENT
                : new Classification(one.reason(), 1, List.of());
    }
}
