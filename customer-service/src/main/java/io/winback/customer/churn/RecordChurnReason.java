package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.PublishProfile;
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
    private final CorrectEpisodes correctEpisodes;
    private final PublishProfile publishProfile;
    private final Outbox outbox;

    RecordChurnReason(
            ChurnEpisodes churnEpisodes,
            CorrectEpisodes correctEpisodes,
            PublishProfile publishProfile,
            Outbox outbox) {
        this.churnEpisodes = churnEpisodes;
        this.correctEpisodes = correctEpisodes;
        this.publishProfile = publishProfile;
        this.outbox = outbox;
    }

    /**
     * The customer cancels for this reason. The churn episodes follow from all facts; a stated death counts at once.
     *
     * @param isFirst whether the customer had no cancellation, episode or coupon before
     */
    @Transactional(MANDATORY)
    void recordCancellation(Customer customer, InferredReason reason, Cancellation cancellation, boolean isFirst) {
        if (reason.reason() == ChurnReason.DECEASED && reason.isStated()) {
            recordDeath(customer, reason, cancellation.cancelledAt());
            return;
        }
        publishProfile.raiseVersion(customer);
        if (isFirst) {
            correctEpisodes.begin(customer, cancellation);
        } else {
            correctEpisodes.correct(customer, EpisodeChange.of(cancellation));
        }
        publishProfile.publish(customer);
    }

    private void recordDeath(Customer customer, InferredReason reason, Instant at) {
        var open = customer.openEpisode().orElse(null);
        var churned = customer.recordReason(reason, at).orElse(null);
        publishProfile.raiseVersion(customer);
        if (churned == null) {
            republish(customer, open);
        }
        publish(customer, churned, null);
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
        publish(customer, customer.recordReason(reason, at).orElse(null), at);
    }

    /** Revokes a recorded death. All facts that arrived since then count. */
    @Transactional(MANDATORY)
    void revokeDeath(Customer customer) {
        customer.revokeDeath();
        publishProfile.raiseVersion(customer);
        correctEpisodes.correct(customer, EpisodeChange.DEATH_REVOKED);
        publishProfile.publish(customer);
    }

    /**
     * @param churned null if no episode begins
     * @param returnsAfter an order after this time ends the episode if the death is revoked; null if a cancellation tells the loss
     */
    private void publish(Customer customer, CustomerChurned churned, Instant returnsAfter) {
        publishProfile.publish(customer);
        if (churned == null) {
            customer.openEpisode().ifPresent(churnEpisodes::update);
            return;
        }
        var begun = customer.withVersion(churned);
        churnEpisodes.begin(List.of(new ChurnEpisodes.Begun(begun, returnsAfter)));
        outbox.publish(begun);
        LOG.infof(
                "episode %s: customer %s has churned, reason %s",
                begun.episodeId(), customer.id(), begun.customer().churnReason());
    }
}
