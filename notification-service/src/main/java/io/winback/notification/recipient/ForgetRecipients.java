package io.winback.notification.recipient;

import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.RecipientErased;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Forgets how people are reached, and what they allowed; save, unreadably, that an address is not to be written to. */
@ApplicationScoped
class ForgetRecipients {

    private static final Logger LOG = Logger.getLogger(ForgetRecipients.class);

    private final Recipients recipients;
    private final Consents consents;
    private final RefusedAddresses refused;
    private final Outbox outbox;

    ForgetRecipients(Recipients recipients, Consents consents, RefusedAddresses refused, Outbox outbox) {
        this.recipients = recipients;
        this.consents = consents;
        this.refused = refused;
        this.outbox = outbox;
    }

    @Transactional
    void forEach(List<ProfileErased> erasures) {
        var known = recipients.named(
                erasures.stream().map(ProfileErased::customerId).toList());
        for (var erasure : erasures) {
            var recipient = known.get(erasure.customerId());
            if (recipient != null) {
                refused.remember(recipient, consents.of(erasure.customerId()));
            }
            recipients.forget(erasure.customerId());
            consents.forget(erasure.customerId());
            outbox.publish(new RecipientErased(erasure.customerId(), erasure.erasureId()));
            LOG.infof("erasure %s: the recipient is forgotten", erasure.erasureId());
        }
    }
}
