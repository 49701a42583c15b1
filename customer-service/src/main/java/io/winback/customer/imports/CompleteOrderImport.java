package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.imports.ImportedOrder.Cancelled;
import io.winback.customer.imports.ImportedOrder.Return;
import io.winback.customer.jobs.JobSteps;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Records the returns and the cancelled orders of a file after its orders, and warns of ids that may be wrong. */
@ApplicationScoped
class CompleteOrderImport {

    private static final Logger LOG = Logger.getLogger(CompleteOrderImport.class);

    private static final int BATCH = 100;

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
     */
    void complete(
            UUID jobId, int step, Map<Integer, Result> completed, CustomerPartitions partitions, ImportReport report)
            throws IOException {
        var run = new Run(jobId, completed, report);
        int next = run.apply(step, partitions.returns(), Return.class, recordImportedReturns);
        run.apply(next, partitions.cancelled(), Cancelled.class, cancelImportedOrders);
        steps.retry(() -> {
            pointZeroIds.warn(partitions.withPointZero(), report);
            return true;
        });
    }

    /** One run of a job. */
    private final class Run {

        private final UUID jobId;
        private final Map<Integer, Result> completed;
        private final ImportReport report;

        private Run(UUID jobId, Map<Integer, Result> completed, ImportReport report) {
            this.jobId = jobId;
            this.completed = completed;
            this.report = report;
        }

        /** @return the number of the next step */
        private <F> int apply(int first, Path file, Class<F> type, OrderImportStep<F> step) throws IOException {
            int number = first;
            try (var lines = Files.lines(file)) {
                var batch = new ArrayList<F>(BATCH);
                for (var line : (Iterable<String>) lines::iterator) {
                    batch.add(EventJson.readBack(line, type));
                    if (batch.size() == BATCH) {
                        report.add(applied(number++, List.copyOf(batch), step));
                        batch.clear();
                    }
                }
                if (!batch.isEmpty()) {
                    report.add(applied(number++, List.copyOf(batch), step));
                }
            }
            return number;
        }

        private <F> Result applied(int number, List<F> batch, OrderImportStep<F> step) {
            if (completed.containsKey(number)) {
                return completed.get(number);
            }
            try {
                return steps.run(jobId, number, () -> step.apply(batch));
            } catch (RuntimeException e) {
                if (JobSteps.endsRun(e)) {
                    throw e;
                }
                LOG.infof("a batch of an import failed, and its facts are stored one by one: %s", e.getMessage());
                var single = new ImportReport();
                batch.forEach(fact -> single.add(appliedAlone(fact, step)));
                return steps.run(jobId, number, single::result);
            }
        }

        /** A fact that cannot be stored is rejected, and the other facts are stored. */
        private <F> Result appliedAlone(F fact, OrderImportStep<F> step) {
            try {
                return steps.runPart(jobId, () -> step.apply(List.of(fact)));
            } catch (RuntimeException e) {
                if (JobSteps.endsRun(e)) {
                    throw e;
                }
                LOG.warnf(e, "a return or a cancelled order cannot be stored");
                return step.failed(fact, "cannot be stored");
            }
        }
    }
}
