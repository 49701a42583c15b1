package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.imports.ImportedOrder.Return;
import io.winback.customer.jobs.JobSteps;
import io.winback.customer.orders.OrderReturn;
import io.winback.customer.orders.OrdersOfReturns;
import io.winback.customer.orders.RecordReturns;
import io.winback.customer.profile.BulkCustomers;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.stream.Collectors.toSet;

/** Records the returns of a file after its orders, and warns of ids that may be wrong. */
@ApplicationScoped
class CompleteOrderImport {

    private static final int BATCH = 100;
    private static final String WAITS =
            "the return names no order, and the customer has no earlier order of this amount; revenue is not lower";

    private final RecordReturns recordReturns;
    private final OrdersOfReturns ordersOfReturns;
    private final BulkCustomers customers;
    private final JobSteps steps;
    private final PointZeroIds pointZeroIds;

    CompleteOrderImport(
            RecordReturns recordReturns,
            OrdersOfReturns ordersOfReturns,
            BulkCustomers customers,
            JobSteps steps,
            PointZeroIds pointZeroIds) {
        this.recordReturns = recordReturns;
        this.ordersOfReturns = ordersOfReturns;
        this.customers = customers;
        this.steps = steps;
        this.pointZeroIds = pointZeroIds;
    }

    /**
     * @param step the number of the first step
     * @param completed the results of steps of an earlier run
     */
    void complete(
            UUID jobId, int step, Map<Integer, Result> completed, CustomerPartitions partitions, ImportReport report)
            throws IOException {
        int number = step;
        try (var lines = Files.lines(partitions.returns())) {
            var batch = new ArrayList<Return>(BATCH);
            for (var line : (Iterable<String>) lines::iterator) {
                batch.add(EventJson.readBack(line, Return.class));
                if (batch.size() == BATCH) {
                    report.add(recorded(jobId, number++, completed, List.copyOf(batch)));
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                report.add(recorded(jobId, number, completed, List.copyOf(batch)));
            }
        }
        steps.retry(() -> {
            pointZeroIds.warn(partitions.withPointZero(), report);
            return true;
        });
    }

    private Result recorded(UUID jobId, int number, Map<Integer, Result> completed, List<Return> batch) {
        return completed.containsKey(number) ? completed.get(number) : steps.run(jobId, number, () -> record(batch));
    }

    private Result record(List<Return> batch) {
        var report = new ImportReport();
        // All at once and in their order, so that two transactions do not block each other.
        customers.lockOrCreate(batch.stream().map(Return::customerId).collect(toSet()));
        batch.forEach(one -> record(one, report));
        return report.result();
    }

    private void record(Return one, ImportReport report) {
        var returned = orderReturn(one, report);
        var refused = recordReturns.record(List.of(returned)).refused().get(returned);
        if (refused == null) {
            report.acceptReturn(one.lines(), one.amount());
        } else if (one.lines() == 0) {
            report.warn(refused.field(), "the return is not recorded: " + refused.message(), 1);
        } else {
            for (int i = 0; i < one.lines(); i++) {
                report.reject(new Rejection(one.line(), refused.field(), refused.message()));
            }
        }
    }

    /** A return that is no part of an order has an id of its own. */
    private OrderReturn orderReturn(Return one, ImportReport report) {
        if (one.lines() == 0) {
            return new OrderReturn(one.orderId(), one.customerId(), one.returnedAt(), one.amount(), null, null);
        }
        var order = ordersOfReturns.find(one.customerId(), one.orderId(), one.returnedAt(), one.amount());
        if (order.isEmpty()) {
            report.warn("", WAITS, 1);
        }
        return new OrderReturn(
                order.orElse(one.orderId()),
                one.customerId(),
                one.returnedAt(),
                one.amount(),
                null,
                OrdersOfReturns.comment(one.orderId()));
    }
}
