package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.JobSteps;
import io.winback.customer.orders.bulk.BulkLoadOrders;
import io.winback.customer.orders.bulk.CopyRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Imports a file of orders. The file is first split into partitions by customer, which are then loaded in parallel. All
 * orders of a customer are in one partition.
 */
@ApplicationScoped
class ImportOrders implements FileImport {

    private static final Logger LOG = Logger.getLogger(ImportOrders.class);

    private final OrderParsers orderParsers;
    private final BulkLoadOrders bulkLoadOrders;
    private final JobSteps steps;
    private final JobPipelines pipelines;

    ImportOrders(OrderParsers orderParsers, BulkLoadOrders bulkLoadOrders, JobSteps steps, JobPipelines pipelines) {
        this.orderParsers = orderParsers;
        this.bulkLoadOrders = bulkLoadOrders;
        this.steps = steps;
        this.pipelines = pipelines;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT_ORDERS;
    }

    @Override
    public void check(ImportSource source) throws IOException {
        orderParsers.parser(source).checkBeginning(source.path());
    }

    @Override
    public Result run(UUID jobId, ImportSource source) throws IOException, JobAborted {
        var report = new ImportReport();
        try (var partitions = CustomerPartitions.of(source.path(), report)) {
            try {
                orderParsers.parser(source).parse(source.path(), partitions);
            } catch (JobAborted e) {
                load(jobId, partitions, report);
                throw new JobAborted(e.getMessage(), report.result());
            }
            load(jobId, partitions, report);
            return report.result();
        }
    }

    private void load(UUID jobId, CustomerPartitions partitions, ImportReport report) throws IOException {
        long total = report.lines() + partitions.orders();
        var completed = steps.completed(jobId, Result.class);
        var files = partitions.files();
        try (var pipeline = pipelines.<Result>unbounded("import", result -> {
            report.add(result);
            steps.reportProgress(jobId, report.lines(), total);
        })) {
            for (int i = 0; i < files.size(); i++) {
                int number = i;
                pipeline.submit(() -> completed.containsKey(number)
                        ? completed.get(number)
                        : loadPartition(jobId, number, files.get(number)));
            }
            pipeline.finish();
        }
    }

    private Result loadPartition(UUID jobId, int number, Path partition) {
        try {
            return steps.run(jobId, number, () -> resultOf(loadAll(partition)));
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            LOG.infof("partition %d of an import failed, and is loaded in halves: %s", number, e.getMessage());
            var report = new ImportReport();
            var lines = lines(partition);
            loadHalves(jobId, lines, report);
            return steps.run(jobId, number, () -> report.result(customers(lines)));
        }
    }

    /** Isolates a line that cannot be stored, so that the other lines are stored. */
    private void loadHalves(UUID jobId, List<CopyRow> lines, ImportReport report) {
        int half = lines.size() / 2;
        loadLines(jobId, lines.subList(0, half), report);
        loadLines(jobId, lines.subList(half, lines.size()), report);
    }

    private void loadLines(UUID jobId, List<CopyRow> lines, ImportReport report) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            report.add(resultOf(steps.runPart(jobId, () -> bulkLoadOrders.load(lines.iterator()))));
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            if (lines.size() > 1) {
                loadHalves(jobId, lines, report);
                return;
            }
            long number = lines.get(0).line();
            LOG.warnf(e, "line %d cannot be stored", number);
            report.reject(new Rejection(number, "", "cannot be stored"));
        }
    }

    private static Result resultOf(BulkLoadOrders.Loaded loaded) {
        int differing = loaded.differing().size();
        return new Result(
                loaded.lines() - differing,
                loaded.customers(),
                differing,
                loaded.differing().stream()
                        .map(line -> new Rejection(line, "order_id", "another order has this id"))
                        .toList());
    }

    private static long customers(List<CopyRow> lines) {
        return lines.stream().map(CopyRow::customerId).distinct().count();
    }

    private static List<CopyRow> lines(Path partition) {
        try (var lines = Files.lines(partition)) {
            return lines.map(CopyRow::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BulkLoadOrders.Loaded loadAll(Path partition) {
        try (var lines = Files.lines(partition)) {
            return bulkLoadOrders.load(lines.map(CopyRow::of).iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
