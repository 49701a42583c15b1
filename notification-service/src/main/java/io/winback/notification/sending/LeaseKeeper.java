package io.winback.notification.sending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks at the messages in hand several times a second, on a thread of its own: extends their leases, and stops those that were
 * recalled.
 */
@ApplicationScoped
class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final long LOOKED_AT_AFTER = TimeUnit.MILLISECONDS.toNanos(200);

    private final ChannelWorkers workers;
    private final KeepLeases keepLeases;
    private final long lease;
    private volatile boolean running = true;
    private volatile long lastTurn = System.nanoTime();
    private Thread thread;

    LeaseKeeper(ChannelWorkers workers, KeepLeases keepLeases, NotificationConfiguration configuration) {
        this.workers = workers;
        this.keepLeases = keepLeases;
        this.lease = configuration.lease().toNanos();
    }

    void start(@Observes StartupEvent startup) {
        thread = new Thread(this::run, "message-leases");
        thread.setDaemon(true);
        thread.start();
    }

    /** Workers that await their last answers still need their leases: the thread ends with the last worker. */
    void stop(@Observes ShutdownEvent shutdown) {
        running = false;
    }

    /** When it made its last turn, by {@link System#nanoTime}. */
    long lastTurn() {
        return lastTurn;
    }

    /** Most messages are settled before it looks at them for the first time. */
    private void keep(ChannelWorker worker) {
        long now = System.nanoTime();
        var inHand = worker.inHand().stream()
                .filter(message -> now - message.claimedAt() >= LOOKED_AT_AFTER)
                .toList();
        if (inHand.isEmpty()) {
            return;
        }
        var kept = keepLeases.keep(inHand, now);
        for (var message : inHand) {
            if (kept.stopped().contains(message.id())) {
                worker.recall(message);
            } else {
                message.isWantedAt(now);
            }
            if (kept.extended().contains(message.id())) {
                message.extendLease(now + lease);
            }
        }
    }

    private void run() {
        while (running || workers.all().stream().anyMatch(Thread::isAlive)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                workers.all().forEach(this::keep);
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | VirtualMachineError e) {
                LOG.warnf("leases are not extended for now: %s", e);
            }
            lastTurn = System.nanoTime();
        }
    }
}
