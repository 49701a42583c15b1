package io.winback.notification.sending;

import io.winback.notification.hold.Holds;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Checks the messages in flight against the database: it stops those that are held or recalled, and extends the leases of the others. A
 * message is confirmed for the time before the first query. So a process that was frozen after it has read the holds does not
 * confirm with them that a message may be written.
 */
final class CheckInFlight {

    /** Most messages are settled before this age, and need no check. */
    private static final long FIRST_CHECK_AFTER = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<Holds> readHolds;
    private final Leases leases;
    private final long lease;
    private final LongSupplier nanoTime;

    /**
     * @param lease in nanoseconds
     * @param nanoTime such as {@link System#nanoTime}
     */
    CheckInFlight(Supplier<Holds> readHolds, Leases leases, long lease, LongSupplier nanoTime) {
        this.readHolds = readHolds;
        this.leases = leases;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** The messages in flight of one channel. */
    interface Worker {

        Collection<InFlightMessage> inFlight();

        /** Keeps a message from being written. */
        void recall(InFlightMessage message);
    }

    /** The leases in the database. */
    interface Leases {

        /** @param now by {@link System#nanoTime}, from before the call */
        KeepLeases.Kept keep(List<InFlightMessage> inFlight, long now);
    }

    void check(Collection<? extends Worker> workers) {
        long now = nanoTime.getAsLong();
        var active =
                workers.stream().filter(worker -> !worker.inFlight().isEmpty()).toList();
        if (!active.isEmpty()) {
            var holds = readHolds.get();
            active.forEach(worker -> stopHeld(worker, holds));
            active.forEach(worker -> keep(worker, holds, now));
        }
    }

    /** Messages that are not written when sending is held go back to the queue. */
    private static void stopHeld(Worker worker, Holds holds) {
        worker.inFlight().stream().filter(message -> isHeld(message, holds)).forEach(worker::recall);
    }

    private static boolean isHeld(InFlightMessage message, Holds holds) {
        return holds.include(message.message().request().campaignId());
    }

    private void keep(Worker worker, Holds holds, long now) {
        var inFlight = worker.inFlight().stream()
                .filter(message -> now - message.claimedAt() >= FIRST_CHECK_AFTER)
                .toList();
        if (inFlight.isEmpty()) {
            return;
        }
        var kept = leases.keep(inFlight, now);
        for (var message : inFlight) {
            if (kept.stopped().contains(message.id())) {
                worker.recall(message);
            } else if (!isHeld(message, holds)) {
                message.confirm(now);
            }
            if (kept.extended().contains(message.id())) {
                message.extendLease(now + lease);
            }
        }
    }
}
