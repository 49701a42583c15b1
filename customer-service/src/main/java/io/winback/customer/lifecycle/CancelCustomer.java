package io.winback.customer.lifecycle;

import io.winback.customer.profile.Customers;
import io.winback.events.customer.ChurnReason;
import io.winback.events.outbox.Outbox;
import io.winback.events.rest.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes a customer's word that they leave: they are lost now, whatever their orders say. */
@ApplicationScoped
class CancelCustomer {

    private static final Logger LOG = Logger.getLogger(CancelCustomer.class);

    private final Customers customers;
    private final Cancellations cancellations;
    private final Outbox outbox;

    CancelCustomer(Customers customers, Cancellations cancellations, Outbox outbox) {
        this.customers = customers;
        this.cancellations = cancellations;
        this.outbox = outbox;
    }

    /** @throws Refused {@code UNKNOWN_CUSTOMER} */
    @Transactional
    Cancellation cancel(String customerId, ChurnReason reason, String comment, Instant cancelledAt) {
        var customer = customers
                .heldIfKnown(customerId)
                .orElseThrow(() -> new Refused("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
        var cancellation = new Cancellation(customerId, reason, comment, cancelledAt);
        cancellations.persist(cancellation);
        var churned = customer.cancelled(reason, cancelledAt);
        customers.flush();
        outbox.publish(customer.profile());
        churned.ifPresent(outbox::publish);
        LOG.infof("customer %s cancelled for %s", customerId, reason);
        return cancellation;
    }
}
