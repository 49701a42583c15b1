package io.winback.notification.sending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.hold.Holds;
import io.winback.notification.hold.ReadHolds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Extends the leases of messages in flight, and stops recalled and held messages, four times a second, on its own thread. */
@ApplicationScoped
class LeaseWorker {

    private static final Logger LOG = Logger.getLogger(LeaseWorker.class);
    private static final long INTERVAL_MILLIS = 250;
    /** Most messages are settled before this age, and need no check. */
    private static final long FIRST_CHECK_AFTER = TimeUnit.MILLISECONDS.toNanos(200);

    private final ChannelWorkers workers;
    private final KeepLeases keepLeases;
    private final ReadHolds readHolds;
    private final long lease;
    private volatile boolean running = true;
    private volatile long lastTurn = System.nanoTime();
    private Thread thread;

    LeaseWorker(
            ChannelWorkers workers,
            KeepLeases keepLeases,
            ReadHolds readHolds,
            NotificationConfiguration configuration) {
        this.workers = workers;
        this.keepLeases = keepLeases;
        this.readHolds = readHolds;
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

    /** When its last turn ended, by {@link System#nanoTime}. */
    long lastTurn() {
        return lastTurn;
    }

    private void keepAll() {
        var active = workers.all().stream()
                .filter(worker -> !worker.inFlight().isEmpty())
                .toList();
        if (!active.isEmpty()) {
            var holds = readHolds.read();
            active.forEach(worker -> stopHeld(worker, holds));
            active.forEach(this::keep);
        }
    }

    /** Messages that are not written when sending is held go back to the queue. */
    private static void stopHeld(ChannelWorker worker, Holds holds) {
        worker.inFlight().stream()
                .filter(message -> holds.include(message.message().request().campaignId()))
                .forEach(worker::recall);
    }

    private void keep(ChannelWorker worker) {
        long now = System.nanoTime();
        var inFlight = worker.inFlight().stream()
                .filter(message -> now - message.claimedAt() >= FIRST_CHECK_AFTER)
                .toList();
        if (inFlight.isEmpty()) {
            return;
        }
        var kept = keepLeases.keep(inFlight, now);
        for (var message : inFlight) {
            if (kept.stopped().contains(message.id())) {
                worker.recall(message);
            } else {
                message.confirm(now);
            }
            if (kept.extended().contains(message.id())) {
                message.extendLease(now + lease);
            }
        }
    }

    private void run() {
        while (running || workers.all().stream().anyMatch(Thread::isAlive)) {
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
                keepAll();
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | VirtualMachineError e) {
                LOG.warnf("leases cannot be extended; the next try is in %d ms: %s", INTERVAL_MILLIS, e);
            }
            lastTurn = System.nanoTime();
        }
    }
}
