package io.winback.notification.sending;

import io.winback.chassis.database.DatabaseErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The outcomes of one channel that are not stored yet. They are stored together. If that fails, each is stored alone. An outcome
 * that cannot be stored is kept and tried again later, so that its message is not sent again. For one thread.
 */
final class PendingResults {

    private static final Logger LOG = Logger.getLogger(PendingResults.class);
    private static final long RETRY_INTERVAL = TimeUnit.SECONDS.toNanos(5);

    private final RecordResults recordResults;
    private final Consumer<SendResult> stored;
    private final List<SendResult> waiting = new ArrayList<>();
    private final List<SendResult> postponed = new ArrayList<>();
    private long firstAt;
    private long retryAt;

    /** @param stored takes each outcome after it is stored */
    PendingResults(RecordResults recordResults, Consumer<SendResult> stored) {
        this.recordResults = recordResults;
        this.stored = stored;
    }

    void add(SendResult result) {
        if (waiting.isEmpty()) {
            firstAt = System.nanoTime();
        }
        waiting.add(result);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How long the first outcome has been waiting, in nanoseconds. */
    long age(long now) {
        return now - firstAt;
    }

    /** @throws RuntimeException if the database is unavailable; all outcomes are kept */
    void store() {
        try {
            recordResults.record(waiting);
            waiting.forEach(stored);
        } catch (RuntimeException e) {
            if (DatabaseErrors.caused(e)) {
                throw e;
            }
            LOG.warnf("storing %d outcomes together failed, each is stored alone: %s", waiting.size(), e);
            waiting.forEach(this::storeAlone);
        }
        waiting.clear();
    }

    private void storeAlone(SendResult result) {
        try {
            recordResults.record(List.of(result));
            stored.accept(result);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "the outcome of message %s cannot be stored; it is kept and tried again",
                    result.message().id());
            postponed.add(result);
            retryAt = System.nanoTime() + RETRY_INTERVAL;
        }
    }

    /** Adds the outcomes that could not be stored again, when their next try is due. */
    void resumePostponed(long now) {
        if (!postponed.isEmpty() && now - retryAt >= 0) {
            postponed.forEach(this::add);
            postponed.clear();
        }
    }
}
