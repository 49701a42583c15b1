package io.winback.customer.profile;

import io.winback.customer.CustomerConfiguration;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Keeps what others tell us of people, and tells it on. */
@ApplicationScoped
public class DescribeCustomers {

    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;
    private final PurchaseDays purchaseDays;
    private final String usualZone;

    DescribeCustomers(
            Customers customers,
            Outbox outbox,
            Clock clock,
            PurchaseDays purchaseDays,
            CustomerConfiguration configuration) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.purchaseDays = purchaseDays;
        this.usualZone = configuration.timeZone();
    }

    @Transactional
    Described describe(String customerId, PersonalData data) {
        data.check();
        boolean created = customers.heldIfKnown(customerId).isEmpty();
        var customer = customers.held(customerId);
        describe(List.of(customer), Map.of(customerId, data));
        return new Described(customer, created);
    }

    /** A batch of an import; each was checked. */
    @Transactional
    public void describe(Map<String, PersonalData> people) {
        customers.addAll(people.keySet());
        describe(customers.held(people.keySet()), people);
    }

    private void describe(List<Customer> held, Map<String, PersonalData> people) {
        var now = clock.instant();
        var elsewhere = held.stream()
                .filter(customer -> !zone(customer.timeZone())
                        .equals(zone(people.get(customer.id()).timeZone())))
                .toList();
        held.forEach(customer -> customer.describe(people.get(customer.id()), now));
        customers.flush();
        purchaseDays.tellAnew(elsewhere);
        outbox.publish(held.stream().map(Customer::profile).toList());
    }

    private String zone(String own) {
        return own == null ? usualZone : own;
    }

    record Described(Customer customer, boolean created) {}
}
