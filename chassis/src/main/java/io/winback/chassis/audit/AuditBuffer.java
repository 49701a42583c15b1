package io.winback.chassis.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes the entries of requests behind their answers, many by one statement. While the database is unavailable, entries wait. A
 * crash loses those of the last moments. Changes of definitions do not go this way: they are written with the change.
 */
@ApplicationScoped
class AuditBuffer {

    private static final Logger LOG = Logger.getLogger(AuditBuffer.class);
    private static final int ROOM = 10_000;
    private static final int BATCH = 1_000;
    private static final long LONGEST_IDLE_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;
    private static final long LONGEST_STOP_MILLIS = 5_000;

    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AuditTable table;
    private final AuditConfiguration configuration;
    private final Clock clock;
    private final RefusalCounts refusals;
    private final Counter lost;
    private volatile boolean running;
    private Thread thread;

    AuditBuffer(AuditTable table, AuditConfiguration configuration, Clock clock, MeterRegistry metrics) {
        this.table = table;
        this.configuration = configuration;
        this.clock = clock;
        refusals = new RefusalCounts(configuration.refusalsEvery());
        lost = metrics.counter("winback.audit.lost");
    }

    void start(@Observes StartupEvent startup) {
        running = true;
        thread = new Thread(this::run, "audit-buffer");
        thread.start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        running = false;
        thread.join(LONGEST_STOP_MILLIS);
    }

    /**
     * Adds the entry of a request. If there is no room, a worker thread waits for a moment.
     *
     * @param subject null if the request names none
     * @param mayWait false on a thread that must not wait
     * @return whether the entry is going to be written; a lost entry is counted
     */
    boolean answered(AuditOrigin origin, String subject, int status, boolean mayWait) {
        var entry = AuditEntry.ofAnswer(origin, subject, status, clock.instant());
        boolean added = waiting.offer(entry) || mayWait && offerForAWhile(entry);
        if (!added) {
            lost.increment();
        }
        return added;
    }

    void refused(AuditOrigin origin, int status) {
        refusals.count(origin, status, clock.instant());
    }

    private boolean offerForAWhile(AuditEntry entry) {
        try {
            return waiting.offer(entry, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        var batch = new ArrayList<AuditEntry>();
        boolean failed = false;
        boolean stopping = false;
        // Once more after the end of the service, for the counted refusals.
        while (!stopping || !batch.isEmpty() && !failed || !waiting.isEmpty()) {
            stopping = !running;
            try {
                failed = false;
                gather(batch);
                if (!batch.isEmpty()) {
                    table.insert(batch);
                    batch.clear();
                }
            } catch (AuditUnavailable e) {
                failed = true;
                LOG.debugf("%s; the entries wait", e.getMessage());
                if (!running) {
                    break;
                }
                pause(PAUSE_AFTER_FAILURE_MILLIS);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%d audit entries cannot be written and are lost", batch.size());
                lost.increment(batch.size());
                batch.clear();
            }
        }
        int unwritten = batch.size() + waiting.size();
        if (unwritten > 0) {
            LOG.warnf("%d audit entries were not written before the service stopped", unwritten);
        }
    }

    /** Waits for the first entry, then for more that one statement can take. A batch that failed is tried again as it is. */
    private void gather(List<AuditEntry> batch) {
        if (!batch.isEmpty()) {
            return;
        }
        batch.addAll(running ? refusals.take(clock.instant()) : refusals.takeAll());
        var first = running ? poll() : waiting.poll();
        if (first != null) {
            batch.add(first);
            if (running && waiting.size() < BATCH) {
                pause(configuration.flushEvery().toMillis());
            }
            waiting.drainTo(batch, BATCH - 1);
        }
    }

    private AuditEntry poll() {
        try {
            return waiting.poll(LONGEST_IDLE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            LOG.debug("the writer of audit entries is interrupted");
        }
    }
}
