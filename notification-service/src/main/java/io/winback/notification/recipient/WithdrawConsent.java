package io.winback.notification.recipient;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Stores a withdrawal by the link in a message. A link still works after its recipient is erased. For a customer without a
 * recipient the withdrawal waits for the profile, and no readable data is stored.
 */
@ApplicationScoped
public class WithdrawConsent {

    private static final Logger LOG = Logger.getLogger(WithdrawConsent.class);

    private final ConsentLock consentLock;
    private final Recipients recipients;
    private final ChangeConsents changeConsents;
    private final PendingWithdrawals pendingWithdrawals;

    WithdrawConsent(
            ConsentLock consentLock,
            Recipients recipients,
            ChangeConsents changeConsents,
            PendingWithdrawals pendingWithdrawals) {
        this.consentLock = consentLock;
        this.recipients = recipients;
        this.changeConsents = changeConsents;
        this.pendingWithdrawals = pendingWithdrawals;
    }

    @Transactional
    public void withdraw(String customerId, Channel channel) {
        consentLock.lockExclusivelyForWithdrawal();
        if (recipients.withId(customerId).isPresent()) {
            changeConsents.change(customerId, Map.of(channel, false), ConsentEvidence.NONE, PendingWithdrawals.LINK);
        } else {
            pendingWithdrawals.add(customerId, channel);
            LOG.infof("a customer without a recipient withdrew %s by %s", channel, PendingWithdrawals.LINK);
        }
    }
}
