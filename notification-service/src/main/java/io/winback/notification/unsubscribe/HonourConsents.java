package io.winback.notification.unsubscribe;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.events.Channel;
import io.winback.notification.recipient.ChangeConsents;
import io.winback.notification.recipient.ConsentEvidence;
import io.winback.notification.sending.RecallMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes a person's word on what they allow, and returns when it holds: nothing reaches a provider against it any more. */
@ApplicationScoped
class HonourConsents {

    private static final Logger LOG = Logger.getLogger(HonourConsents.class);

    /** Each waits for the lock up to 3 s, so that a request ends within about 10 s. */
    private static final int TRIES = 3;

    private final ChangeConsents changeConsents;
    private final RecallMessages recallMessages;

    HonourConsents(ChangeConsents changeConsents, RecallMessages recallMessages) {
        this.changeConsents = changeConsents;
        this.recallMessages = recallMessages;
    }

    /**
     * Takes a withdrawal by the link in a message. Not in a transaction of the caller: the change must be stored before what
     * is in hand is waited for.
     */
    void withdrawnByLink(String customerId, Channel channel) {
        withPatience(() -> {
            changeConsents.withdrawnByLink(customerId, channel);
            return null;
        });
        recallMessages.recall(customerId);
    }

    /**
     * Takes statements; as above.
     *
     * @param evidence what is told of how it was stated
     * @param usualSource where that does not say
     * @return what they allow now
     */
    Map<Channel, Boolean> of(
            String customerId, Map<Channel, Boolean> said, ConsentEvidence evidence, String usualSource) {
        if (!said.containsValue(false)) {
            return changeConsents.of(customerId, said, evidence, usualSource);
        }
        var present = withPatience(() -> changeConsents.of(customerId, said, evidence, usualSource));
        recallMessages.recall(customerId);
        return present;
    }

    /** A mail client does not post a withdrawal again: it is tried again here while the database is busy. */
    private static <T> T withPatience(Supplier<T> withdrawal) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return withdrawal.get();
            } catch (RuntimeException e) {
                if (left == 0 || !DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.infof("a withdrawal is tried again: %s", e.getMessage());
            }
        }
    }
}
