package io.winback.notification.message;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Recalls the claimed messages to a customer from the workers of all replicas. */
@ApplicationScoped
public class RecallMessages {

    private static final long POLL_MILLIS = 20;
    private static final Duration LONGEST_WAIT = ClaimedMessage.CONFIRMATION_HOLDS.plusSeconds(1);

    private final RecalledMessages recalledMessages;
    private final Clock clock;

    RecallMessages(RecalledMessages recalledMessages, Clock clock) {
        this.recalledMessages = recalledMessages;
        this.clock = clock;
    }

    /**
     * Returns when no worker can begin to write a message to this customer. A withdrawal of a consent is answered only after
     * this, so that no message reaches a provider after the answer. It does not wait for messages whose content is already
     * written. It returns at once if no message is claimed, within a second if its worker is alive, and after five seconds
     * if its worker was killed or is frozen: that worker may not begin to write any more.
     *
     * @throws RecallInterrupted if the service is stopping
     */
    public void recall(String customerId) {
        if (!recalledMessages.mayStillBeWritten(customerId, clock.instant())) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> recalledMessages.recall(customerId, clock.instant()));
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() - end < 0 && recalledMessages.mayStillBeWritten(customerId, clock.instant())) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RecallInterrupted();
            }
        }
    }
}
