package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Messages that a worker has in hand. */
@ApplicationScoped
public class InFlight {

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long SECONDS_TO_RESTART = 10;

    private final MessageQueue queue;
    private final Clock clock;

    InFlight(MessageQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Returns when nothing to this person is in hand any more: who withdrew a consent is answered only after this, so
     * that nothing reaches a provider after the answer. It takes as long as a lease at the most.
     */
    public void awaitNone(String customerId) {
        while (queue.underWay(customerId, clock.instant())) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServiceUnavailableException("we are ending; ask again", SECONDS_TO_RESTART);
            }
        }
    }
}
