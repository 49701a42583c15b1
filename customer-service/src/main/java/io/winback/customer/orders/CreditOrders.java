package io.winback.customer.orders;

import io.winback.customer.churn.CorrectEpisodes;
import io.winback.customer.churn.OpenDeathHint;
import io.winback.customer.churn.UsedCoupons;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Purchase;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
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
    private final UsedCoupons usedCoupons;
    private final OpenDeathHint openDeathHint;
    private final RecountOrders recountOrders;

    CreditOrders(
            BulkCustomers customers,
            CorrectEpisodes correctEpisodes,
            UsedCoupons usedCoupons,
            OpenDeathHint openDeathHint,
            RecountOrders recountOrders) {
        this.customers = customers;
        this.correctEpisodes = correctEpisodes;
        this.usedCoupons = usedCoupons;
        this.openDeathHint = openDeathHint;
        this.recountOrders = recountOrders;
    }

    /** Credits orders whose customers the transaction has locked. */
    @Transactional(MANDATORY)
    public void credit(List<PlacedOrder> stored) {
        if (!stored.isEmpty()) {
            credit(customers.lock(stored.stream().map(PlacedOrder::customerId).collect(toSet())), stored);
        }
    }

    /** The customers, of these, with returns that wait for their order. */
    @Transactional(MANDATORY)
    public Set<String> customersAwaiting(Collection<String> customerIds) {
        return recountOrders.customersAwaiting(customerIds);
    }

    /** @param buyers locked by the transaction, with or without orders */
    @Transactional(MANDATORY)
    void credit(List<Customer> buyers, List<PlacedOrder> stored) {
        var byCustomer = stored.stream()
                .sorted(Comparator.comparing(PlacedOrder::placedAt))
                .collect(groupingBy(PlacedOrder::customerId, LinkedHashMap::new, toList()));
        var credited = buyers.stream()
                .filter(buyer -> byCustomer.containsKey(buyer.id()))
                .toList();
        var recounted = recountOrders.recount(stored, credited.stream().collect(toMap(Customer::id, Customer::totals)));
        var withUses = usedCoupons.customersAmong(byCustomer.keySet());
        var returns = new ArrayList<CustomerReturned>();
        var changed = new ArrayList<Customer>();
        var afterDeath = new HashMap<String, String>();
        for (var buyer : credited) {
            var before = buyer.stage();
            for (var order : byCustomer.get(buyer.id())) {
                var purchase = purchase(order, buyer);
                buyer.recordOrder(purchase).ifPresent(returns::add);
                if (buyer.contradictsDeath(order.placedAt())) {
                    afterDeath.putIfAbsent(buyer.id(), order.orderId());
                }
            }
            if (recounted.containsKey(buyer.id())) {
                buyer.recordTotals(recounted.get(buyer.id()));
            }
            if (withUses.contains(buyer.id()) || bearsCoupon(byCustomer.get(buyer.id()))) {
                correctEpisodes.correctEnd(buyer);
            }
            if (buyer.stage() != before && before != Stage.PROSPECT) {
                changed.add(buyer);
            }
        }
        credited.stream()
                .filter(buyer -> hasOrderWithinEpisode(buyer, byCustomer.get(buyer.id())))
                .forEach(correctEpisodes::orderedWithinEpisode);
        customers.store(credited);
        openDeathHint.openIfOrdered(afterDeath);
        correctEpisodes.end(returns, changed);
    }

    private boolean hasOrderWithinEpisode(Customer buyer, List<PlacedOrder> orders) {
        return buyer.stage() == Stage.CHURNED
                && orders.stream()
                        .anyMatch(order -> purchase(order, buyer).time().isAfter(buyer.since()));
    }

    private static boolean bearsCoupon(List<PlacedOrder> orders) {
        return orders.stream().anyMatch(order -> order.couponCode() != null);
    }

    private Purchase purchase(PlacedOrder order, Customer buyer) {
        return new Purchase(
                order.orderId(), recountOrders.timeOf(buyer, order.placedAt()), order.total(), order.couponCode());
    }
}
