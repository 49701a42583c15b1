package io.winback.customer.profile;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.CustomerConfiguration;
import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Applies a change to customers, and publishes the profiles that it creates or changes. */
@ApplicationScoped
class ChangeProfiles {

    private final Customers customers;
    private final PurchaseDays purchaseDays;
    private final Outbox outbox;
    private final String usualZone;

    ChangeProfiles(Customers customers, PurchaseDays purchaseDays, Outbox outbox, CustomerConfiguration configuration) {
        this.customers = customers;
        this.purchaseDays = purchaseDays;
        this.outbox = outbox;
        this.usualZone = configuration.timeZone();
    }

    /** @param created the ids of the customers that the transaction has created */
    @Transactional(MANDATORY)
    void change(List<Customer> locked, Set<String> created, Consumer<Customer> change) {
        var before = profiles(locked);
        var zones = new HashMap<String, String>();
        locked.forEach(customer -> zones.put(customer.id(), zone(customer)));
        locked.forEach(change);
        var moved = locked.stream()
                .filter(customer -> !zone(customer).equals(zones.get(customer.id())))
                .toList();
        customers.flush();
        purchaseDays.recompute(moved);
        outbox.publish(locked.stream()
                .map(Customer::profile)
                .filter(profile -> created.contains(profile.customerId())
                        || !before.containsKey(profile.customerId())
                        || !profile.hasContentOf(before.get(profile.customerId())))
                .toList());
    }

    /**
     * By customer id. A profile with a value that cannot be opened is missing: it may have been published with this value, and the
     * change may remove it.
     */
    private static Map<String, CustomerProfile> profiles(List<Customer> customers) {
        return customers.stream()
                .filter(customer -> !customer.details().isUnreadable())
                .collect(toMap(Customer::id, Customer::profile));
    }

    private String zone(Customer customer) {
        return customer.timeZone() == null ? usualZone : customer.timeZone();
    }
}
