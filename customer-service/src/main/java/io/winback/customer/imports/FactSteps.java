package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.JobRun;
import io.winback.customer.jobs.JobSteps;
import io.winback.events.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The steps of one run of an import job after its orders. Each step stores a batch of facts, such as returns, and its result. */
final class FactSteps {

    private static final Logger LOG = Logger.getLogger(FactSteps.class);

    private static final int BATCH = 100;

    private final JobSteps steps;
    private final JobRun run;
    private final Map<Integer, Result> completed;
    private final CountedCustomers counted;
    private final ImportReport report;
    private int next;

    /**
     * @param first the number of the first step
     * @param completed the results of steps of an earlier run
     * @param counted the customers of the earlier steps
     */
    FactSteps(
            JobSteps steps,
            JobRun run,
            int first,
            Map<Integer, Result> completed,
            CountedCustomers counted,
            ImportReport report) {
        this.steps = steps;
        this.run = run;
        this.next = first;
        this.completed = completed;
        this.counted = counted;
        this.report = report;
    }

    /** @param file one fact in each line */
    <F> void apply(Path file, Class<F> type, OrderImportStep<F> step) throws IOException {
        try (var lines = Files.lines(file)) {
            var batch = new ArrayList<F>(BATCH);
            for (var line : (Iterable<String>) lines::iterator) {
                batch.add(EventJson.readBack(line, type));
                if (batch.size() == BATCH) {
                    report.add(applied(next++, List.copyOf(batch), step));
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                report.add(applied(next++, List.copyOf(batch), step));
            }
        }
    }

    private <F> Result applied(int number, List<F> batch, OrderImportStep<F> step) {
        if (completed.containsKey(number)) {
            counted.add(batch.stream().map(step::customerId).toList());
            return completed.get(number);
        }
        var customers = new HashSet<String>();
        try {
            var result = steps.run(run, number, () -> {
                var all = step.apply(batch);
                customers.clear();
                customers.addAll(all.customerIds());
                return all.result(counted.uncounted(customers));
            });
            counted.add(customers);
            return result;
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            LOG.infof("a batch of an import failed, and its facts are stored one by one: %s", e.getMessage());
            var single = new ImportReport();
            batch.forEach(fact -> single.include(appliedAlone(fact, step)));
            var result = steps.run(run, number, () -> single.result(counted.uncounted(single.customerIds())));
            counted.add(single.customerIds());
            return result;
        }
    }

    /** A fact that cannot be stored is rejected, and the other facts are stored. */
    private <F> ImportReport appliedAlone(F fact, OrderImportStep<F> step) {
        try {
            return steps.runPart(run, () -> step.apply(List.of(fact)));
        } catch (RuntimeException e) {
            if (JobSteps.endsRun(e)) {
                throw e;
            }
            LOG.warnf(e, "a return or a cancelled order cannot be stored");
            return step.failed(fact, "cannot be stored");
        }
    }
}
