package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.profile.LaterPurchases.Moment;
import io.winback.customer.profile.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Finds the churn episodes that have ended, from all cancellations and orders. A batch of customers is two statements. */
@ApplicationScoped
class PastEpisodes {

    private final Cancellations cancellations;
    private final LaterPurchases laterPurchases;

    PastEpisodes(Cancellations cancellations, LaterPurchases laterPurchases) {
        this.cancellations = cancellations;
        this.laterPurchases = laterPurchases;
    }

    /** By customer id, the earliest first. The cancellations before one order are one episode. */
    @Transactional(MANDATORY)
    Map<String, List<PastEpisode>> of(Collection<Customer> customers) {
        var byCustomer = cancellations.of(customers.stream().map(Customer::id).toList());
        var moments = new ArrayList<Moment>();
        customers.forEach(customer -> byCustomer
                .getOrDefault(customer.id(), List.of())
                .forEach(cancellation -> moments.add(new Moment(customer, cancellation.cancelledAt()))));
        var orders = laterPurchases.firstAfter(moments);
        var episodes = new HashMap<String, List<PastEpisode>>();
        for (var customer : customers) {
            var all = byCustomer.getOrDefault(customer.id(), List.of());
            episodes.put(customer.id(), episodes(customer, all, orders));
        }
        return episodes;
    }

    private static List<PastEpisode> episodes(
            Customer customer, List<Cancellation> cancellations, Map<Moment, Purchase> orders) {
        var byEnd = new LinkedHashMap<String, List<Cancellation>>();
        var ends = new HashMap<String, EpisodeReturn>();
        for (var cancellation : cancellations) {
            var at = cancellation.cancelledAt();
            var order = orders.get(new Moment(customer, at));
            if (order != null) {
                byEnd.computeIfAbsent(order.orderId(), id -> new ArrayList<>()).add(cancellation);
                ends.put(
                        order.orderId(),
                        new EpisodeReturn(
                                order.time().notBefore(at), order.orderId(), order.total(), order.couponCode(), false));
            }
        }
        return byEnd.entrySet().stream()
                .map(entry -> new PastEpisode(entry.getValue(), ends.get(entry.getKey())))
                .toList();
    }
}
