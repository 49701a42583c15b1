package io.winback.customer.orders;

import io.winback.customer.churn.CorrectEpisodes;
import io.winback.customer.churn.CorrectLosses;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Credits stored orders to their customers. An order may end a churn episode. */
@ApplicationScoped
public class CreditOrders {

    private final BulkCustomers customers;
    private final CorrectEpisodes correctEpisodes;
    private final CorrectLosses correctLosses;
    private final OpenDeathHint openDeathHint;
    private final RecountOrders recountOrders;

    CreditOrders(
            BulkCustomers customers,
            CorrectEpisodes correctEpisodes,
            CorrectLosses correctLosses,
            OpenDeathHint openDeathHint,
            RecountOrders recountOrders) {
        this.customers = customers;
        this.correctEpisodes = correctEpisodes;
        this.correctLosses = correctLosses;
        this.openDeathHint = openDeathHint;
        this.recountOrders = recountOrders;
    }

    /**
     * Credits orders whose customers the transaction has locked.
     *
     * @return warnings of returns that waited for these orders and have no effect
     */
    @Transactional(MANDATORY)
    public List<String> credit(List<PlacedOrder> stored) {
        return stored.isEmpty()
                ? List.of()
                : credit(
                        customers.lock(
                                stored.stream().map(PlacedOrder::customerId).collect(toSet())),
                        stored);
    }

    /**
     * Subtracts returns that waited for orders that were cancelled when they arrived.
     *
     * @return warnings of returns without effect
     */
    @Transactional(MANDATORY)
    public List<String> settleCancelled(Collection<String> orderIds) {
        return recountOrders.settleCancelled(orderIds);
    }

    /** The orders, of these, for which returns wait, also returns that do not fit. */
    @Transactional(MANDATORY)
    public Set<String> awaitedAmong(Collection<String> orderIds) {
        return recountOrders.awaitedAmong(orderIds);
    }

    /** The customers, of these, who have churned at some time. Their orders may correct churns of the past. */
    @Transactional(MANDATORY)
    public Set<String> customersWithLosses(Collection<String> customerIds) {
        return correctLosses.customersWithLosses(customerIds);
    }

    /**
     * @param buyers locked by the transaction, with or without orders
     * @return warnings of returns that waited for these orders and have no effect
     */
    @Transactional(MANDATORY)
    List<String> credit(List<Customer> buyers, List<PlacedOrder> stored) {
        var byCustomer = stored.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .collect(groupingBy(PlacedOrder::customerId, LinkedHashMap::new, toList()));
        var credited = buyers.stream()
                .filter(buyer -> byCustomer.containsKey(buyer.id()))
                .toList();
        var recounted = recountOrders.recount(stored, credited.stream().collect(toMap(Customer::id, Customer::totals)));
        var before = credited.stream().collect(toMap(Customer::id, Customer::lifecycleKey));
        var afterDeath = new HashMap<String, String>();
        for (var buyer : credited) {
            for (var order : byCustomer.get(buyer.id())) {
                buyer.recordOrder(purchase(order, buyer, recounted.netTotal(order)));
                if (buyer.contradictsDeath(order.placedAt())) {
                    afterDeath.putIfAbsent(buyer.id(), order.orderId());
                }
            }
            if (recounted.totals().containsKey(buyer.id())) {
                buyer.recordTotals(recounted.totals().get(buyer.id()));
            }
        }
        correctEpisodes.correct(credited);
        customers.store(credited);
        openDeathHint.openIfOrdered(afterDeath);
        correctEpisodes.publishProfiles(credited.stream()
                .filter(buyer -> {
                    var known = before.get(buyer.id());
                    return known.stage() != Stage.PROSPECT && !known.equals(buyer.lifecycleKey());
                })
                .toList());
        return recounted.warnings();
    }

    private Purchase purchase(PlacedOrder order, Customer buyer, Money total) {
        return new Purchase(order.orderId(), recountOrders.timeOf(buyer, order.placedAt()), total, order.couponCode());
    }
}
