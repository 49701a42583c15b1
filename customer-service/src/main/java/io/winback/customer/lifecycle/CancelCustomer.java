package io.winback.customer.lifecycle;

import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.ClassifyReason;
import io.winback.customer.reasons.Guess;
import io.winback.events.customer.ChurnReason;
import io.winback.events.outbox.Outbox;
import io.winback.events.rest.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes a customer's word that they leave: they are lost now, whatever their orders say. */
@ApplicationScoped
class CancelCustomer {

    private static final Logger LOG = Logger.getLogger(CancelCustomer.class);

    private final Customers customers;
    private final Cancellations cancellations;
    private final ClassifyReason classifyReason;
    private final Losses losses;
    private final Outbox outbox;

    CancelCustomer(
            Customers customers,
            Cancellations cancellations,
            ClassifyReason classifyReason,
            Losses losses,
            Outbox outbox) {
        this.losses = losses;
        this.classifyReason = classifyReason;
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
        var churned = reason == ChurnReason.UNKNOWN && comment != null
                ? customer.cancelled(readFrom(comment), cancelledAt)
                : customer.cancelled(reason, cancelledAt);
        customers.flush();
        outbox.publish(customer.profile());
        losses.began(churned.stream().toList());
        churned.ifPresent(outbox::publish);
        LOG.infof("customer %s cancelled for %s", customerId, reason);
        return cancellation;
    }

    /** A person's own words, as far as we understand them. */
    private Guess readFrom(String comment) {
        var read = classifyReason.of(comment);
        return new Guess(
                read.reason(),
                read.reason() == ChurnReason.UNKNOWN ? 0 : read.confidence(),
                List.of("the customer cancelled, and wrote of " + read.reason()));
    }
}
