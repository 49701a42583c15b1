package io.winback.notification.sending;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.notification.NotificationConfiguration;
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

    private final ChannelWorkers workers;
    private final CheckInFlight checkInFlight;
    private volatile boolean running = true;
    private volatile long lastTurn = System.nanoTime();
    private Thread thread;

    LeaseWorker(
            ChannelWorkers workers,
            KeepLeases keepLeases,
            ReadHolds readHolds,
            NotificationConfiguration configuration) {
        this.workers = workers;
        this.checkInFlight = new CheckInFlight(
                readHolds::read, keepLeases::keep, configuration.lease().toNanos(), System::nanoTime);
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

    private void run() {
        while (running || workers.all().stream().anyMatch(Thread::isAlive)) {
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
                checkInFlight.check(workers.all());
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | VirtualMachineError e) {
                LOG.warnf("leases cannot be extended; the next try is in %d ms: %s", INTERVAL_MILLIS, e);
            }
            lastTurn = System.nanoTime();
        }
    }
}
