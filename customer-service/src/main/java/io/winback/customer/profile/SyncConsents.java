package io.winback.customer.profile;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/**
 * Takes over what people said elsewhere, such as by the link in a message, and publishes their profiles with it: whoever reads
 * the latest profile of a person knows all that they stated.
 */
@ApplicationScoped
public class SyncConsents {

    private final Customers customers;

    private final Outbox outbox;

    SyncConsents(Customers customers, Outbox outbox) {
        this.customers = customers;
        this.outbox = outbox;
    }

    @Transactional
    public void sync(List<ConsentChanged> changes) {
        var byCustomer = changes.stream().collect(toMap(ConsentChanged::customerId, Function.identity()));
        var held = customers.held(byCustomer.keySet()).stream()
                .filter(customer -> !customer.erased())
                .toList();
        Map<String, CustomerProfile> before = held.stream().collect(toMap(Customer::id, Customer::profile));
        held.forEach(customer -> customer.changeConsent(byCustomer.get(customer.id())));
        customers.flush();
        outbox.publish(held.stream()
                .map(Customer::profile)
                .filter(profile -> !profile.hasContentOf(before.get(profile.customerId())))
                .toList());
    }
}
