package io.winback.notification.sending;

import io.winback.notification.message.MessageQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Takes back the messages to a customer that workers have in hand, on whatever replica. */
@ApplicationScoped
public class RecallMessages {

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final Duration LONGEST = MessageInHand.WANTED_FOR.plusSeconds(1);
    private static final long SECONDS_TO_RESTART = 10;

    private final MessageQueue queue;
    private final Clock clock;

    RecallMessages(MessageQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Returns when no worker writes a message to this customer any more: a withdrawal of a consent is answered only after
     * this, so that nothing reaches a provider after the answer. Messages whose content is written already are not waited
     * for. It returns at once if nothing is in hand, within a second from a living worker, and after five seconds where a
     * worker was killed or is frozen: by then it may not begin to write.
     */
    public void recall(String customerId) {
        if (!queue.mayStillBeWritten(customerId, clock.instant())) {
            return;
        }
        queue.recall(customerId, clock.instant());
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() - end < 0 && queue.mayStillBeWritten(customerId, clock.instant())) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServiceUnavailableException("the service is stopping; retry", SECONDS_TO_RESTART);
            }
        }
    }
}
