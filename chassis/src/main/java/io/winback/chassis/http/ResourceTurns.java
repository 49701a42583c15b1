package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.winback.chassis.database.BackOff;
import io.winback.chassis.database.DatabaseErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The turns of concurrent changes of one resource. A change that waits for the row lock of another one holds a connection. Many
 * of them would take all connections, and time out. So the changes of one replica wait here, without a connection, in the order
 * in which they came. A change whose row is locked by another replica is tried again.
 */
@ApplicationScoped
class ResourceTurns {

    private static final Logger LOG = Logger.getLogger(ResourceTurns.class);

    /** From the request to its last try. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** Resources whose addresses share a place wait for each other, which does no harm. */
    private static final int PLACES = 256;

    private final ReentrantLock[] places =
            Stream.generate(() -> new ReentrantLock(true)).limit(PLACES).toArray(ReentrantLock[]::new);

    /**
     * @param address of the resource
     * @param change may run several times; if it fails, it has changed nothing
     * @throws HttpProblem with 503 if the turn does not come in time
     * @throws Exception of the change
     */
    <T> T take(String address, Callable<T> change) throws Exception {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        var place = places[Math.floorMod(address.hashCode(), PLACES)];
        if (!isMine(place)) {
            throw Problems.unavailable("too many changes of it wait; retry later");
        }
        try {
            return run(change, deadline);
        } finally {
            place.unlock();
        }
    }

    private static boolean isMine(ReentrantLock place) {
        try {
            return place.tryLock(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T run(Callable<T> change, long deadline) throws Exception {
        var pauses = new BackOff(FIRST_PAUSE, LONGEST_PAUSE);
        for (boolean wasOvertaken = false; ; ) {
            try {
                return change.call();
            } catch (RuntimeException e) {
                boolean isOvertaken = Problems.isOvertaken(e);
                boolean mayRetry = isOvertaken ? !wasOvertaken : DatabaseErrors.isLocked(e);
                if (!mayRetry || System.nanoTime() - deadline >= 0 || !isPauseOver(pauses.nextRandom())) {
                    throw e;
                }
                wasOvertaken |= isOvertaken;
                LOG.debugf("a change is tried again: %s", e.getMessage());
            }
        }
    }

    private static boolean isPauseOver(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
