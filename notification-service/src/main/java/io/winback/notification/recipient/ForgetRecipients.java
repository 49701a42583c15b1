package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.campaign.DecisionsErased;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.RecipientErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Forgets how a customer is reached, and what they allowed; save, unreadably, that an address is not to be written to.
 * An erasure arrives on two roads, as a tombstone and as an event. Either is enough, and both are one effect.
 */
@ApplicationScoped
public class ForgetRecipients {

    private static final Logger LOG = Logger.getLogger(ForgetRecipients.class);

    private final Recipients recipients;
    private final Consents consents;
    private final RefusedAddresses refused;
    private final Session database;
    private final Outbox outbox;
    private final Clock clock;

    ForgetRecipients(
            Recipients recipients,
            Consents consents,
            RefusedAddresses refused,
            Session database,
            Outbox outbox,
            Clock clock) {
        this.recipients = recipients;
        this.consents = consents;
        this.refused = refused;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A tombstone stands behind every profile before it in its topic, so it always forgets: one of them may have come late. */
    @Transactional
    void forEach(List<ProfileErased> erasures) {
        erasures.forEach(erasure -> {
            boolean first = isFirst(erasure.erasureId());
            forget(erasure.customerId());
            if (first) {
                tell(erasure.customerId(), erasure.erasureId());
            }
        });
    }

    /** Not after the tombstone of the same erasure: the customer may have come again since, and is a new person. */
    @Transactional
    public void unlessForgotten(List<DecisionsErased> erasures) {
        erasures.stream().filter(erasure -> isFirst(erasure.erasureId())).forEach(erasure -> {
            forget(erasure.customerId());
            tell(erasure.customerId(), erasure.erasureId());
        });
    }

    private void forget(String customerId) {
        var recipient = recipients.named(List.of(customerId)).get(customerId);
        if (recipient != null) {
            refused.remember(recipient, consents.of(customerId));
        }
        recipients.forget(customerId);
        consents.forget(customerId);
    }

    private void tell(String customerId, UUID erasureId) {
        outbox.publish(new RecipientErased(customerId, erasureId));
        LOG.infof("erasure %s: the recipient is forgotten", erasureId);
    }

    private boolean isFirst(UUID erasureId) {
        return database.createNativeMutationQuery(
                                "insert into forgotten_recipient (erasure_id, forgotten_at) values (:erasure, :now)"
                                        + " on conflict do nothing")
                        .setParameter("erasure", erasureId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                > 0;
    }
}
