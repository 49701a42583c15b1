package io.winback.customer.profile;

import io.winback.events.notification.ConsentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Takes over what people said elsewhere, such as by the link in a message, so that we do not contradict them. */
@ApplicationScoped
public class HeedConsents {

    private final Customers customers;

    HeedConsents(Customers customers) {
        this.customers = customers;
    }

    @Transactional
    public void forEach(List<ConsentChanged> changes) {
        var byCustomer = changes.stream().collect(toMap(ConsentChanged::customerId, Function.identity()));
        customers.held(byCustomer.keySet()).forEach(customer -> customer.stated(byCustomer.get(customer.id())));
    }
}
