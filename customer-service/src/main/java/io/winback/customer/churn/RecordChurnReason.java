package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.profile.PublishProfile;
import io.winback.customer.profile.Purchase;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Records the reason of a churn for the customer and the episode, and publishes both. The transaction has locked the customer. */
@ApplicationScoped
public class RecordChurnReason {

    private static final Logger LOG = Logger.getLogger(RecordChurnReason.class);

    private final ChurnEpisodes churnEpisodes;
    private final CorrectLosses correctLosses;
    private final LaterPurchases laterPurchases;
    private final PublishProfile publishProfile;
    private final Outbox outbox;

    RecordChurnReason(
            ChurnEpisodes churnEpisodes,
            CorrectLosses correctLosses,
            LaterPurchases laterPurchases,
            PublishProfile publishProfile,
            Outbox outbox) {
        this.churnEpisodes = churnEpisodes;
        this.correctLosses = correctLosses;
        this.laterPurchases = laterPurchases;
        this.publishProfile = publishProfile;
        this.outbox = outbox;
    }

    /** The customer cancels for this reason. A cancellation before the last order is an episode that has ended. */
    @Transactional(MANDATORY)
    void recordCancellation(Customer customer, InferredReason reason, Cancellation cancellation) {
        var at = cancellation.cancelledAt();
        boolean isDeath = reason.reason() == ChurnReason.DECEASED && reason.isStated();
        var next = isDeath || customer.deceased()
                ? null
                : laterPurchases.firstAfter(customer, at).map(Purchase::time).orElse(null);
        var open = customer.openEpisode().orElse(null);
        var churned = customer.cancel(reason, at, next).orElse(null);
        publishProfile.raiseVersion(customer);
        correctLosses.correctBy(customer, cancellation);
        if (churned == null) {
            republish(customer, open);
        }
        publish(customer, churned);
    }

    /**
     * The open episode has another beginning or reason than the other services know.
     *
     * @param known the open episode before; null if there was none
     */
    private void republish(Customer customer, Customer.OpenEpisode known) {
        customer.openEpisode()
                .filter(open -> known == null || !known.beginsLike(open))
                .flatMap(open -> customer.churnedAgain())
                .ifPresent(outbox::publish);
    }

    /** Updates the open episode of the customer, if there is one. A stated death begins an episode. */
    @Transactional(MANDATORY)
    public void record(Customer customer, InferredReason reason, Instant at) {
        publish(customer, customer.recordReason(reason, at).orElse(null));
    }

    /** Revokes a recorded death. A customer with a later order has returned. */
    @Transactional(MANDATORY)
    void revokeDeath(Customer customer) {
        var returnsAfter = customer.returnsAfter();
        customer.revokeDeath();
        publishProfile.raiseVersion(customer);
        customer.openEpisode().ifPresent(churnEpisodes::update);
        var returned = laterPurchases.firstAfter(customer, returnsAfter).flatMap(customer::returnByOrder);
        publishProfile.publish(customer);
        returned.ifPresent(event -> {
            churnEpisodes.end(List.of(event));
            outbox.publish(event);
            LOG.infof("episode %s: customer %s has returned", event.episodeId(), customer.id());
        });
    }

    /** @param churned null if no episode begins */
    private void publish(Customer customer, CustomerChurned churned) {
        publishProfile.publish(customer);
        if (churned == null) {
            customer.openEpisode().ifPresent(churnEpisodes::update);
            return;
        }
        var begun = customer.withVersion(churned);
        churnEpisodes.begin(List.of(begun));
        outbox.publish(begun);
        LOG.infof(
                "episode %s: customer %s has churned, reason %s",
                begun.episodeId(), customer.id(), begun.customer().churnReason());
    }
}
