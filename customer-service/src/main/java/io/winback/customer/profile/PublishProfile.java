package io.winback.customer.profile;

import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Publishes the profile of a changed customer, with the version that the transaction stores. */
@ApplicationScoped
public class PublishProfile {

    private final Customers customers;
    private final Outbox outbox;

    PublishProfile(Customers customers, Outbox outbox) {
        this.customers = customers;
        this.outbox = outbox;
    }

    @Transactional(MANDATORY)
    public void publish(Customer customer) {
        customers.flush();
        outbox.publish(customer.profile());
    }
}
