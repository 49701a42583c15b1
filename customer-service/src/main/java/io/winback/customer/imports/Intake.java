package io.winback.customer.imports;

import io.winback.customer.jobs.Outcome;
import io.winback.events.DatabaseAway;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** Takes lines in, a batch at a time: while one batch is stored the next is read, and no more than these two are held. */
final class Intake<T> implements LineSink<T>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int BATCH = 2_000;

    private final UUID jobId;
    private final ImportStep<T> step;
    private final ImportReport report = new ImportReport();
    private final ExecutorService storing = Executors.newSingleThreadExecutor(work -> new Thread(work, "import"));
    private List<Numbered<T>> batch = new ArrayList<>(BATCH);
    private Future<?> stored;

    Intake(UUID jobId, ImportStep<T> step) {
        this.jobId = jobId;
        this.step = step;
    }

    @Override
    public void take(long line, T value) {
        batch.add(new Numbered<>(line, value));
        if (batch.size() == BATCH) {
            storeBatch();
        }
    }

    @Override
    public void reject(Rejection rejection) {
        report.reject(rejection);
    }

    /** All that was taken is stored; how it went. */
    ImportReport.Result finish() {
        storeBatch();
        awaitStored();
        return report.result();
    }

    @Override
    public void close() {
        storing.shutdownNow();
    }

    private void storeBatch() {
        awaitStored();
        var full = batch;
        batch = new ArrayList<>(BATCH);
        stored = storing.submit(() -> store(full));
    }

    private void awaitStored() {
        if (stored != null) {
            Outcome.of(stored);
        }
    }

    /** One line that cannot be stored must not cost the others their place. */
    private void store(List<Numbered<T>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            var part = report.next();
            step.take(jobId, lines, part);
            report.add(part);
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            if (lines.size() == 1) {
                LOG.warnf(e, "line %d cannot be stored", lines.get(0).line());
                report.reject(new Rejection(lines.get(0).line(), "", "cannot be stored"));
            } else {
                lines.forEach(line -> store(List.of(line)));
            }
        }
    }
}
