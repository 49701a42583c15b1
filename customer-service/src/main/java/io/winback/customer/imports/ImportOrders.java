package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.imports.ImportedOrder.Purchase;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.JobRun;
import io.winback.customer.jobs.JobSteps;
import io.winback.customer.orders.bulk.BulkLoadOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * Imports a file of orders. The file is first split into partitions by customer, which are then loaded in parallel. All
 * orders of a customer are in one partition.
 */
@ApplicationScoped
class ImportOrders implements FileImport {

    private static final Logger LOG = Logger.getLogger(ImportOrders.class);

    private static final int ORDERS_PER_TRANSACTION = 10_000;

    private final OrderParsers orderParsers;
    private final BulkLoadOrders bulkLoadOrders;
    private final JobSteps steps;
    private final JobPipelines pipelines;
    private final CompleteOrderImport completeOrderImport;

    ImportOrders(
            OrderParsers orderParsers,
            BulkLoadOrders bulkLoadOrders,
            JobSteps steps,
            JobPipelines pipelines,
            CompleteOrderImport completeOrderImport) {
        this.orderParsers = orderParsers;
        this.bulkLoadOrders = bulkLoadOrders;
        this.steps = steps;
        this.pipelines = pipelines;
        this.completeOrderImport = completeOrderImport;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT_ORDERS;
    }

    @Override
    public void check(ImportSource source) throws IOException {
        orderParsers.parser(source).checkBeginning(source.text());
    }

    @Override
    public Result run(JobRun run, ImportSource source) throws IOException, JobAborted {
        var report = new ImportReport();
        var columns = new OrderColumns(source.document());
        try (var partitions = CustomerPartitions.of(source.path(), report)) {
            try {
                orderParsers.parser(source).parse(source.text(), partitions);
            } catch (JobAborted e) {
                load(run, partitions, columns, report);
                throw new JobAborted(e.getMessage(), report.result().of(source));
            }
            load(run, partitions, columns, report);
            return report.result().of(source);
        }
    }

    private void load(JobRun run, CustomerPartitions partitions, OrderColumns columns, ImportReport report)
            throws IOException {
        long total = report.lines() + partitions.lines();
        var completed = steps.completed(run, Result.class);
        var counted = new CountedCustomers();
        var files = partitions.files();
        try (var pipeline = pipelines.<Result>unbounded("import", result -> {
            report.add(result);
            steps.reportProgress(run, report.lines(), total);
        })) {
            for (int i = 0; i < files.size(); i++) {
                int number = i;
                pipeline.submit(() -> {
                    var orders = orders(files.get(number));
                    if (completed.containsKey(number)) {
                        counted.add(customers(orders));
                        return completed.get(number);
                    }
                    return loadPartition(run, number, orders, columns, counted);
                });
            }
            pipeline.finish();
        }
        completeOrderImport.complete(run, files.size(), completed, partitions, counted, report);
        steps.reportProgress(run, report.lines(), total);
    }

    /** Each batch is one short transaction, so that a customer is locked for about a second at most. */
    private Result loadPartition(
            JobRun run, int number, List<Purchase> orders, OrderColumns columns, CountedCustomers counted) {
        var report = new ImportReport();
        batches(orders).forEach(batch -> loadOrders(run, batch, columns, report));
        var customers = report.customerIds();
        var result = steps.run(run, number, () -> report.result(counted.uncounted(customers)));
        counted.add(customers);
        return result;
    }

    /** All orders of a customer are in one batch, so that each customer changes once. */
    private static List<List<Purchase>> batches(List<Purchase> orders) {
        var batches = new ArrayList<List<Purchase>>();
        var batch = new ArrayList<Purchase>();
        var byCustomer =
                orders.stream().collect(groupingBy(order -> order.row().customerId(), LinkedHashMap::new, toList()));
        for (var ofCustomer : byCustomer.values()) {
            batch.addAll(ofCustomer);
            if (batch.size() >= ORDERS_PER_TRANSACTION) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        batches.add(batch);
        return batches;
    }

    /** Isolates a line that cannot be stored, so that the other lines are stored. */
    private void loadHalves(JobRun run, List<Purchase> orders, OrderColumns columns, ImportReport report) {
        int half = orders.size() / 2;
        loadOrders(run, orders.subList(0, half), columns, report);
        loadOrders(run, orders.subList(half, orders.size()), columns, report);
    }

    private void loadOrders(JobRun run, List<Purchase> orders, OrderColumns columns, ImportReport report) {
        if (orders.isEmpty()) {
            return;
        }
        try {
            report.include(steps.runPart(
                    run,
                    () -> reportOf(
                            bulkLoadOrders.load(
                                    orders.stream().map(Purchase::row).iterator()),
                            orders.stream(),
                            columns)));
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            if (orders.size() > 1) {
                LOG.infof(
                        "%d orders of an import cannot be stored together, and are loaded in halves: %s",
                        orders.size(), e.getMessage());
                loadHalves(run, orders, columns, report);
                return;
            }
            long number = orders.get(0).row().line();
            LOG.warnf(e, "line %d cannot be stored", number);
            report.reject(
                    new Rejection(number, "", "cannot be stored"), orders.get(0).lines());
        }
    }

    private static ImportReport reportOf(BulkLoadOrders.Loaded loaded, Stream<Purchase> orders, OrderColumns columns) {
        var report = new ImportReport();
        loaded.warnings().forEach(warning -> report.warn("", warning, 1));
        var counted = new HashSet<String>();
        orders.forEach(order -> {
            long line = order.row().line();
            var customerId = order.row().customerId();
            var differing = loaded.differing().get(line);
            if (differing != null) {
                report.reject(columns.differs(line, differing), order.lines());
            } else if (loaded.cancelled().contains(line)) {
                report.leaveOut(columns.isCancelled(line), order.lines());
            } else if (counted.add(order.row().orderId())) {
                report.acceptOrder(
                        customerId, order.lines().count(), order.row().total());
            } else {
                report.accept(customerId, order.lines().count());
            }
        });
        return report;
    }

    private static Set<String> customers(List<Purchase> orders) {
        return orders.stream().map(order -> order.row().customerId()).collect(toSet());
    }

    private static List<Purchase> orders(Path partition) {
        try (var lines = Files.lines(partition)) {
            return lines.map(PartitionLine::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
