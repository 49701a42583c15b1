package io.winback.notification.unsubscribe;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.notification.message.RecallMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Makes a withdrawal effective: when it returns, no message against it can reach a provider any more. */
@ApplicationScoped
class EnforceWithdrawal {

    private static final Logger LOG = Logger.getLogger(EnforceWithdrawal.class);

    private static final int TRIES = 3;

    private final RecallMessages recallMessages;

    EnforceWithdrawal(RecallMessages recallMessages) {
        this.recallMessages = recallMessages;
    }

    /**
     * Stores a withdrawal, and then recalls the messages of the customer. A mail client does not post a withdrawal again, so
     * it is retried while the database is busy. It is retried at once, since each try waits for the lock up to 3 s itself: a
     * request ends within about 10 s.
     *
     * @param withdrawal stores it in a transaction of its own, which must end before the recall
     */
    <T> T enforce(String customerId, Supplier<T> withdrawal) {
        var stored = withRetries(withdrawal);
        recallMessages.recall(customerId);
        return stored;
    }

    private static <T> T withRetries(Supplier<T> withdrawal) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return withdrawal.get();
            } catch (RuntimeException e) {
                if (left == 0 || !DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.infof("storing a withdrawal failed and is retried: %s", e.getMessage());
            }
        }
    }
}
