package io.winback.notification.sending;

import io.winback.chassis.database.DatabaseErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The outcomes of one channel that are not stored yet. They are stored together; if that fails, each alone. An outcome that
 * cannot be stored even so is kept and stored later, so that its message is not sent again. For one thread.
 */
final class PendingResults {

    private static final Logger LOG = Logger.getLogger(PendingResults.class);
    private static final long BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(5);

    private final RecordResults recordResults;
    private final Consumer<SendResult> stored;
    private final List<SendResult> waiting = new ArrayList<>();
    private final List<SendResult> postponed = new ArrayList<>();
    private long firstAt;
    private long tryAgainAt;

    /** @param stored takes each outcome once it is stored */
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

    /** @throws RuntimeException if the database is away; all outcomes wait then */
    void store() {
        try {
            recordResults.record(waiting);
            waiting.forEach(stored);
        } catch (RuntimeException e) {
            if (DatabaseErrors.caused(e)) {
                throw e;
            }
            LOG.warnf("%d outcomes are stored one by one: %s", waiting.size(), e);
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
                    "the outcome of message %s cannot be stored, it is kept",
                    result.message().id());
            postponed.add(result);
            tryAgainAt = System.nanoTime() + BETWEEN_TRIES;
        }
    }

    /** Lets those that could not be stored wait again, if their time has come. */
    void resumePostponed(long now) {
        if (!postponed.isEmpty() && now - tryAgainAt >= 0) {
            postponed.forEach(this::add);
            postponed.clear();
        }
    }
}
