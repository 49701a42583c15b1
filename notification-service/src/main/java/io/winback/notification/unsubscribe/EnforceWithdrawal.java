package io.winback.notification.unsubscribe;

import io.winback.chassis.database.DatabaseRetry;
import io.winback.notification.message.RecallMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes a withdrawal effective: when it returns, no message against it can reach a provider any more. */
@ApplicationScoped
class EnforceWithdrawal {

    /** A try waits up to 3 s for the lock, so that a request ends within about 10 s. */
    private static final Duration RETRY_LIMIT = Duration.ofSeconds(6);

    private final DatabaseRetry databaseRetry;
    private final RecallMessages recallMessages;

    EnforceWithdrawal(DatabaseRetry databaseRetry, RecallMessages recallMessages) {
        this.databaseRetry = databaseRetry;
        this.recallMessages = recallMessages;
    }

    /**
     * Stores a withdrawal, and then recalls the messages of the customer. A mail client does not post a withdrawal again, so
     * it is retried while the database is unavailable or busy.
     *
     * @param withdrawal stores it in a transaction of its own, which must end before the recall
     */
    <T> T enforce(String customerId, Supplier<T> withdrawal) {
        var stored = databaseRetry.within(RETRY_LIMIT, withdrawal);
        recallMessages.recall(customerId);
        return stored;
    }
}
