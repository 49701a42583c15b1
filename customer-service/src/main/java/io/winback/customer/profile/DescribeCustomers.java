package io.winback.customer.profile;

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

    DescribeCustomers(Customers customers, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
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
        held.forEach(customer -> customer.describe(people.get(customer.id()), now));
        customers.flush();
        outbox.publish(held.stream().map(Customer::profile).toList());
    }

    record Described(Customer customer, boolean created) {}
}
