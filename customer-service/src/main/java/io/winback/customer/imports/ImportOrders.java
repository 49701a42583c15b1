package io.winback.customer.imports;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.Futures;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobCheckpoints;
import io.winback.customer.jobs.Jobs;
import io.winback.customer.jobs.Patiently;
import io.winback.customer.orders.bulk.BulkLoadOrders;
import io.winback.customer.orders.bulk.CopyRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/**
 * Takes a file of orders in: dealt out to parts by customer first, then a part at a time, two at once. A person's orders so
 * change that person once, however the file is ordered.
 */
@ApplicationScoped
class ImportOrders {

    private static final Logger LOG = Logger.getLogger(ImportOrders.class);
    private static final int PARALLELISM = 2;
    private static final int SECONDS_A_PART = 600;

    private final BulkLoadOrders bulkLoadOrders;
    private final Jobs jobs;
    private final JobCheckpoints checkpoints;

    ImportOrders(BulkLoadOrders bulkLoadOrders, Jobs jobs, JobCheckpoints checkpoints) {
        this.bulkLoadOrders = bulkLoadOrders;
        this.jobs = jobs;
        this.checkpoints = checkpoints;
    }

    Result run(UUID jobId, Path file, LineParser<CopyRow> parser) throws IOException, JobAborted {
        var report = new ImportReport();
        try (var parts = CustomerPartitions.of(file, report)) {
            try {
                parser.parse(file, parts);
            } catch (JobAborted e) {
                take(jobId, parts, report);
                throw new JobAborted(e.getMessage(), report.result());
            }
            take(jobId, parts, report);
            return report.result();
        }
    }

    private void take(UUID jobId, CustomerPartitions parts, ImportReport report) throws IOException {
        long total = report.lines() + parts.orders();
        var done = checkpoints.completed(jobId, Result.class);
        var files = parts.files();
        var workers = Executors.newFixedThreadPool(PARALLELISM, work -> new Thread(work, "import"));
        try {
            var taken = new ArrayList<Future<?>>();
            for (int i = 0; i < files.size(); i++) {
                int number = i;
                taken.add(workers.submit(() -> {
                    report.add(done.containsKey(number) ? done.get(number) : take(jobId, number, files.get(number)));
                    requiringNew().run(() -> jobs.progress(jobId, report.lines(), total));
                }));
            }
            taken.forEach(Futures::await);
        } finally {
            workers.shutdownNow();
        }
    }

    private Result take(UUID jobId, int number, Path part) {
        try {
            return Patiently.done(() ->
                    requiringNew().timeout(SECONDS_A_PART).call(() -> note(jobId, number, resultOf(takeWhole(part)))));
        } catch (RuntimeException e) {
            if (DatabaseErrors.caused(e)) {
                throw e;
            }
            LOG.infof("part of an import failed, and is taken in pieces: %s", e.getMessage());
            var pieces = new ImportReport();
            var lines = lines(part);
            halve(lines, pieces);
            return Patiently.done(
                    () -> requiringNew().call(() -> note(jobId, number, pieces.result(customers(lines)))));
        }
    }

    private Result note(UUID jobId, int number, Result result) {
        checkpoints.save(jobId, number, result);
        return result;
    }

    /** One line that cannot be stored must not cost the others their place. */
    private void halve(List<CopyRow> lines, ImportReport report) {
        int half = lines.size() / 2;
        takePiece(lines.subList(0, half), report);
        takePiece(lines.subList(half, lines.size()), report);
    }

    private void takePiece(List<CopyRow> lines, ImportReport report) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            report.add(resultOf(Patiently.done(() -> bulkLoadOrders.take(lines.iterator()))));
        } catch (RuntimeException e) {
            if (DatabaseErrors.caused(e)) {
                throw e;
            }
            if (lines.size() > 1) {
                halve(lines, report);
                return;
            }
            long number = lines.get(0).line();
            LOG.warnf(e, "line %d cannot be stored", number);
            report.reject(new Rejection(number, "", "cannot be stored"));
        }
    }

    private static Result resultOf(BulkLoadOrders.Taken taken) {
        return new Result(
                taken.lines() - taken.differing().size(),
                taken.customers(),
                taken.differing().size(),
                taken.differing().stream()
                        .map(line -> new Rejection(line, "order_id", "another order has this id"))
                        .toList());
    }

    private static long customers(List<CopyRow> lines) {
        return lines.stream().map(CopyRow::customerId).distinct().count();
    }

    private static List<CopyRow> lines(Path part) {
        try (var lines = Files.lines(part)) {
            return lines.map(CopyRow::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BulkLoadOrders.Taken takeWhole(Path part) {
        try (var lines = Files.lines(part)) {
            return bulkLoadOrders.take(lines.map(CopyRow::of).iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
