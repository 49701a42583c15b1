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

/** Takes over consents that customers changed elsewhere, such as by an unsubscribe link, and publishes the profiles. */
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
        var locked = customers.lockAll(byCustomer.keySet()).stream()
                .filter(customer -> !customer.erased())
                .toList();
        Map<String, CustomerProfile> before = locked.stream().collect(toMap(Customer::id, Customer::profile));
        locked.forEach(customer -> customer.changeConsent(byCustomer.get(customer.id())));
        customers.flush();
        outbox.publish(locked.stream()
                .map(Customer::profile)
                .filter(profile -> !profile.hasContentOf(before.get(profile.customerId())))
                .toList());
    }
}
