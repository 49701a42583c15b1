package io.winback.customer.profile;

import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Takes over consents that customers changed elsewhere, such as by an unsubscribe link, and publishes the profiles. */
@ApplicationScoped
public class SyncConsents {

    private final Customers customers;
    private final ChangeProfiles changeProfiles;

    SyncConsents(Customers customers, ChangeProfiles changeProfiles) {
        this.customers = customers;
        this.changeProfiles = changeProfiles;
    }

    @Transactional
    public void sync(List<ConsentChanged> changes) {
        var byCustomer = changes.stream().collect(toMap(ConsentChanged::customerId, Function.identity()));
        var locked = customers.lockAll(byCustomer.keySet()).stream()
                .filter(customer -> !customer.erased())
                .toList();
        changeProfiles.change(
                locked, Set.of(), customer -> customer.detailsToChange().changeConsent(byCustomer.get(customer.id())));
    }
}
