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
    private final ChurnEpisodes churnEpisodes;
    private final Outbox outbox;

    RecordChurnReason(Customers customers, ChurnEpisodes churnEpisodes, Outbox outbox) {
        this.customers = customers;
        this.churnEpisodes = churnEpisodes;
        this.outbox = outbox;
    }

    /** They leave now. */
    void recordCancellation(Customer customer, InferredReason reason, Instant at) {
        keep(customer, customer.cancel(reason, at));
    }

    /** If they have left, it was for this; who has died has left. */
    public void record(Customer customer, InferredReason reason, Instant at) {
        keep(customer, customer.recordReason(reason, at));
    }

    /** Revokes a recorded death. A customer with a later order has returned. */
    void revokeDeath(Customer customer) {
        var returnsAfter = customer.returnsAfter();
        customer.revokeDeath();
        customer.openEpisode().ifPresent(churnEpisodes::updateReason);
        var returned = churnEpisodes
                .firstOrderAfter(customer.id(), returnsAfter)
                .flatMap(order ->
                        customer.returnByOrder(order.orderId(), order.placedAt(), order.total(), order.couponCode()));
        customers.flush();
        outbox.publish(customer.profile());
        returned.ifPresent(back -> {
            churnEpisodes.end(List.of(back));
            outbox.publish(back);
            LOG.infof("episode %s: customer %s is back", back.episodeId(), customer.id());
        });
    }

    private void keep(Customer customer, Optional<CustomerChurned> churned) {
        customers.flush();
        outbox.publish(customer.profile());
        churned.ifPresentOrElse(
                loss -> {
                    churnEpisodes.begin(List.of(loss));
                    outbox.publish(loss);
                    LOG.infof(
                            "episode %s: customer %s is lost, for %s",
                            loss.episodeId(), customer.id(), loss.customer().churnReason());
                },
                () -> customer.openEpisode().ifPresent(churnEpisodes::updateReason));
    }
}
