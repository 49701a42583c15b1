package io.winback.customer.profile;

import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    /** Raises the version, so that the next events have a higher one than those of earlier transactions. */
    @Transactional(MANDATORY)
    public void raiseVersion(Customer customer) {
        long before = customer.version();
        customers.flush();
        if (customer.version() == before) {
            customers.getEntityManager().lock(customer, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
    }

    @Transactional(MANDATORY)
    public void publish(Customer customer) {
        customers.flush();
        outbox.publish(customer.profile());
    }
}
