package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.imports.ImportedOrder.Cancelled;
import io.winback.customer.imports.ImportedOrder.Return;
import io.winback.customer.jobs.JobRun;
import io.winback.customer.jobs.JobSteps;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Records the returns and the cancelled orders of a file after its orders, and warns of ids that may be wrong. */
@ApplicationScoped
class CompleteOrderImport {

    private final RecordImportedReturns recordImportedReturns;
    private final CancelImportedOrders cancelImportedOrders;
    private final JobSteps steps;
    private final PointZeroIds pointZeroIds;

    CompleteOrderImport(
            RecordImportedReturns recordImportedReturns,
            CancelImportedOrders cancelImportedOrders,
            JobSteps steps,
            PointZeroIds pointZeroIds) {
        this.recordImportedReturns = recordImportedReturns;
        this.cancelImportedOrders = cancelImportedOrders;
        this.steps = steps;
        this.pointZeroIds = pointZeroIds;
    }

    /**
     * @param step the number of the first step
     * @param completed the results of steps of an earlier run
     * @param counted the customers of the orders
     */
    void complete(
            JobRun run,
            int step,
            Map<Integer, Result> completed,
            CustomerPartitions partitions,
            CountedCustomers counted,
            ImportReport report)
            throws IOException {
        var facts = new FactSteps(steps, run, step, completed, counted, report);
        facts.apply(partitions.returns(), Return.class, recordImportedReturns);
        facts.apply(partitions.cancelled(), Cancelled.class, cancelImportedOrders);
        steps.retry(() -> {
            pointZeroIds.warn(partitions.suspectIds(), report);
            return true;
        });
    }
}
