package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.jobs.JobRun;
import io.winback.customer.jobs.JobSteps;
import io.winback.customer.profile.UpdateProfiles;
import io.winback.customer.profile.UpdateProfiles.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Imports a file of customers, one batch in each transaction. If two lines name one customer, the later line applies. */
@ApplicationScoped
class ImportCustomers implements FileImport {

    private static final Logger LOG = Logger.getLogger(ImportCustomers.class);

    private static final String REPEATED = "an earlier line of the file has the same customer; the later line applies";

    private final CustomerParsers customerParsers;
    private final UpdateProfiles updateProfiles;
    private final JobSteps steps;
    private final JobPipelines pipelines;
    private final PointZeroIds pointZeroIds;

    ImportCustomers(
            CustomerParsers customerParsers,
            UpdateProfiles updateProfiles,
            JobSteps steps,
            JobPipelines pipelines,
            PointZeroIds pointZeroIds) {
        this.customerParsers = customerParsers;
        this.updateProfiles = updateProfiles;
        this.steps = steps;
        this.pipelines = pipelines;
        this.pointZeroIds = pointZeroIds;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT_CUSTOMERS;
    }

    @Override
    public void check(ImportSource source) throws IOException {
        customerParsers.parser(source).checkBeginning(source.text());
    }

    @Override
    public Result run(JobRun run, ImportSource source) throws IOException, JobAborted {
        try (var sink = new CustomerSink(run, steps.completed(run, Result.class))) {
            try {
                customerParsers.parser(source).parse(source.text(), sink);
            } catch (JobAborted e) {
                throw new JobAborted(e.getMessage(), sink.finish().of(source));
            }
            return sink.finish().of(source);
        }
    }

    /** Stores the lines of one file in batches. */
    private final class CustomerSink implements LineSink<ImportedCustomer>, AutoCloseable {

        private final JobRun run;
        private final Map<Integer, Result> completed;
        private final ImportReport report = new ImportReport();
        private final SuspectIds suspectIds = new SuspectIds();
        private final CountedCustomers counted = new CountedCustomers();
        private final BatchPipeline<NumberedLine<ImportedCustomer>> batches =
                new BatchPipeline<>(pipelines, this::storeBatch);
        private int batchNumber;

        private CustomerSink(JobRun run, Map<Integer, Result> completed) {
            this.run = run;
            this.completed = completed;
        }

        @Override
        public void take(long line, ImportedCustomer person) {
            person.badFields().forEach(bad -> report.rejectField(new Rejection(line, bad.field(), bad.message())));
            suspectIds.add(person.customerId());
            batches.add(new NumberedLine<>(line, person));
        }

        @Override
        public void reject(Rejection rejection) {
            report.reject(rejection);
        }

        @Override
        public void addFault(Rejection fault) {
            report.addFault(fault);
        }

        private Result finish() {
            batches.finish();
            steps.retry(() -> {
                pointZeroIds.warn(suspectIds, report);
                return true;
            });
            steps.reportProgress(run, report.lines(), report.lines());
            return report.result();
        }

        @Override
        public void close() {
            batches.close();
        }

        private void storeBatch(List<NumberedLine<ImportedCustomer>> lines) {
            int number = batchNumber++;
            report.add(completed.containsKey(number) ? known(completed.get(number), lines) : store(number, lines));
            steps.reportProgress(run, report.lines(), null);
        }

        private Result known(Result result, List<NumberedLine<ImportedCustomer>> lines) {
            counted.add(lines.stream().map(line -> line.value().customerId()).toList());
            return result;
        }

        private Result store(int number, List<NumberedLine<ImportedCustomer>> lines) {
            try {
                return stored(number, () -> storeAll(lines));
            } catch (RuntimeException e) {
                if (JobSteps.endsRun(e)) {
                    throw e;
                }
                LOG.infof("a batch of an import failed, and its lines are stored one by one: %s", e.getMessage());
                var single = new ImportReport();
                lines.forEach(line -> storeLine(line, single));
                return stored(number, () -> single);
            }
        }

        private Result stored(int number, Supplier<ImportReport> work) {
            var customers = new HashSet<String>();
            var result = steps.run(run, number, () -> {
                var part = work.get();
                customers.clear();
                customers.addAll(part.customerIds());
                return part.result(counted.uncounted(customers));
            });
            counted.add(customers);
            return result;
        }

        private ImportReport storeAll(List<NumberedLine<ImportedCustomer>> lines) {
            var all = new ImportReport();
            all.keepConsents(updateProfiles(lines));
            lines.forEach(line -> accept(line, all));
            return all;
        }

        private void accept(NumberedLine<ImportedCustomer> line, ImportReport part) {
            var customerId = line.value().customerId();
            if (!part.accept(customerId, 1) || counted.contains(customerId)) {
                part.warn("customer_id", REPEATED, 1);
            }
        }

        /** A line that cannot be stored is rejected, and the other lines are stored. */
        private void storeLine(NumberedLine<ImportedCustomer> line, ImportReport single) {
            try {
                int kept = steps.runPart(run, () -> updateProfiles(List.of(line)));
                single.keepConsents(kept);
                accept(line, single);
            } catch (InvalidInput e) {
                single.reject(new Rejection(line.line(), e.field(), e.getMessage()));
            } catch (RuntimeException e) {
                if (JobSteps.endsRun(e)) {
                    throw e;
                }
                LOG.warnf(e, "line %d cannot be stored", line.line());
                single.reject(new Rejection(line.line(), "", "cannot be stored"));
            }
        }
    }

    /** @return how many consents had no effect */
    private int updateProfiles(List<NumberedLine<ImportedCustomer>> lines) {
        return updateProfiles.update(lines.stream()
                .map(line -> new Change(
                        line.value().customerId(),
                        line.value().patch(),
                        line.value().consentTimes()))
                .toList());
    }
}
