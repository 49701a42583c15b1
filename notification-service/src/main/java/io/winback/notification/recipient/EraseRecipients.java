package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.RecipientErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases recipients and their consents. Suppressed addresses remain as keyed hashes. An erasure arrives twice, as a tombstone
 * and as an event. Either is enough, and both have one effect.
 */
@ApplicationScoped
public class EraseRecipients {

    private static final Logger LOG = Logger.getLogger(EraseRecipients.class);

    private final HandledErasures handledErasures;
    private final DeleteRecipient deleteRecipient;
    private final Outbox outbox;

    EraseRecipients(HandledErasures handledErasures, DeleteRecipient deleteRecipient, Outbox outbox) {
        this.handledErasures = handledErasures;
        this.deleteRecipient = deleteRecipient;
        this.outbox = outbox;
    }

    /**
     * A tombstone is after all earlier profiles in its topic. It always erases, because a late profile may have stored the
     * recipient again.
     */
    @Transactional
    public void erase(List<ProfileErased> erasures) {
        erasures.forEach(erasure -> {
            boolean first = handledErasures.add(erasure.erasureId());
            deleteRecipient.delete(erasure.customerId());
            if (first) {
                publish(erasure.customerId(), erasure.erasureId());
            }
        });
    }

    /** Erases unless the tombstone of the same erasure did: since then the customer may have returned as a new one. */
    @Transactional
    public void eraseUnlessHandled(List<DecisionsErased> erasures) {
        erasures.stream()
                .filter(erasure -> handledErasures.add(erasure.erasureId()))
                .forEach(erasure -> {
                    deleteRecipient.delete(erasure.customerId());
                    publish(erasure.customerId(), erasure.erasureId());
                });
    }

    private void publish(String customerId, UUID erasureId) {
        outbox.publish(new RecipientErased(customerId, erasureId));
        LOG.infof("erasure %s: the recipient is erased", erasureId);
    }
}
