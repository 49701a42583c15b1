package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes what is said of why somebody leaves or has left: for where they stand, for the figures of their loss, and for the
 * others, who are told. Takes part in the running transaction, which holds the customer.
 */
@ApplicationScoped
public class RecordChurnReason {

    private static final Logger LOG = Logger.getLogger(RecordChurnReason.class);

    private final Customers customers;
    private final ChurnEpisodes losses;
    private final Outbox outbox;

    RecordChurnReason(Customers customers, ChurnEpisodes losses, Outbox outbox) {
        this.customers = customers;
        this.losses = losses;
        this.outbox = outbox;
    }

    /** They leave now. */
    void ofLeaving(Customer customer, InferredReason reason, Instant at) {
        keep(customer, customer.cancelled(reason, at));
    }

    /** If they have left, it was for this; who has died has left. */
    public void ofHavingLeft(Customer customer, InferredReason reason, Instant at) {
        keep(customer, customer.explained(reason, at));
    }

    /** Revokes a recorded death. A customer with a later order has returned. */
    void ofLiving(Customer customer) {
        var lostUntil = customer.lostUntil();
        customer.lives();
        customer.lossSnapshot().ifPresent(losses::explained);
        var returned = losses.firstOrderAfter(customer.id(), lostUntil)
                .flatMap(order ->
                        customer.cameBack(order.orderId(), order.placedAt(), order.total(), order.couponCode()));
        customers.flush();
        outbox.publish(customer.profile());
        returned.ifPresent(back -> {
            losses.ended(List.of(back));
            outbox.publish(back);
            LOG.infof("episode %s: customer %s is back", back.episodeId(), customer.id());
        });
    }

    private void keep(Customer customer, Optional<CustomerChurned> churned) {
        customers.flush();
        outbox.publish(customer.profile());
        churned.ifPresentOrElse(
                loss -> {
                    losses.began(List.of(loss));
                    outbox.publish(loss);
                    LOG.infof(
                            "episode %s: customer %s is lost, for %s",
                            loss.episodeId(), customer.id(), loss.customer().churnReason());
                },
                () -> customer.lossSnapshot().ifPresent(losses::explained));
    }
}
