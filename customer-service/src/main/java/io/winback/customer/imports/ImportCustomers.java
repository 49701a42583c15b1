package io.winback.customer.imports;

import io.winback.chassis.database.DatabaseErrors;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobCheckpoints;
import io.winback.customer.jobs.Jobs;
import io.winback.customer.profile.PersonalDataPatch;
import io.winback.customer.profile.UpdateProfiles;
import io.winback.customer.profile.UpdateProfiles.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Takes a file of customers in, a batch a transaction. Of two lines on one person the later counts. */
@ApplicationScoped
class ImportCustomers {

    private static final Logger LOG = Logger.getLogger(ImportCustomers.class);

    private final UpdateProfiles updateProfiles;
    private final Jobs jobs;
    private final JobCheckpoints checkpoints;

    ImportCustomers(UpdateProfiles updateProfiles, Jobs jobs, JobCheckpoints checkpoints) {
        this.updateProfiles = updateProfiles;
        this.jobs = jobs;
        this.checkpoints = checkpoints;
    }

    /**
     * One line of a file of customers.
     *
     * @param badFields what is wrong with the fields that it is taken without
     */
    record Person(
            @NotNull @ExternalId String customerId, @NotNull PersonalDataPatch patch, List<BadField> badFields) {}

    /** A field whose value is not taken, and why. */
    record BadField(String field, String message) {}

    Result run(UUID jobId, Path file, LineParser<Person> parser) throws IOException, JobAborted {
        try (var intake = new Intake(jobId, checkpoints.completed(jobId, Result.class))) {
            try {
                parser.parse(file, intake);
            } catch (JobAborted e) {
                throw new JobAborted(e.getMessage(), intake.finish());
            }
            return intake.finish();
        }
    }

    /** The lines of one file on their way in. */
    private final class Intake implements LineSink<Person>, AutoCloseable {

        private final UUID jobId;
        private final Map<Integer, Result> done;
        private final ImportReport report = new ImportReport();
        private final BatchPipeline<NumberedLine<Person>> batches = new BatchPipeline<>(this::take);
        private int batch;

        private Intake(UUID jobId, Map<Integer, Result> done) {
            this.jobId = jobId;
            this.done = done;
        }

        @Override
        public void take(long line, Person person) {
            person.badFields().forEach(bad -> report.rejectField(new Rejection(line, bad.field(), bad.message())));
            batches.add(new NumberedLine<>(line, person));
        }

        @Override
        public void reject(Rejection rejection) {
            report.reject(rejection);
        }

        private Result finish() {
            batches.finish();
            requiringNew().run(() -> jobs.progress(jobId, report.lines(), report.lines()));
            return report.result();
        }

        @Override
        public void close() {
            batches.close();
        }

        private void take(List<NumberedLine<Person>> lines) {
            int number = batch++;
            report.add(done.containsKey(number) ? done.get(number) : takeNow(number, lines));
            requiringNew().run(() -> jobs.progress(jobId, report.lines(), null));
        }

        private Result takeNow(int number, List<NumberedLine<Person>> lines) {
            try {
                return requiringNew().call(() -> {
                    int kept = change(lines);
                    return note(number, new Result(lines.size(), people(lines), 0, List.of(), 0, kept));
                });
            } catch (RuntimeException e) {
                if (DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.infof("a batch of an import failed, each line is taken alone: %s", e.getMessage());
                var alone = new ImportReport();
                lines.forEach(line -> takeAlone(line, alone));
                return requiringNew().call(() -> note(number, alone.result()));
            }
        }

        /** One line that cannot be stored must not cost the others their place. */
        private void takeAlone(NumberedLine<Person> line, ImportReport alone) {
            try {
                int kept = requiringNew().call(() -> change(List.of(line)));
                alone.accept(1, 1, kept);
            } catch (InvalidInput e) {
                alone.reject(new Rejection(line.line(), e.field(), e.getMessage()));
            } catch (RuntimeException e) {
                if (DatabaseErrors.caused(e)) {
                    throw e;
                }
                LOG.warnf(e, "line %d cannot be stored", line.line());
                alone.reject(new Rejection(line.line(), "", "cannot be stored"));
            }
        }

        private Result note(int number, Result result) {
            checkpoints.save(jobId, number, result);
            return result;
        }
    }

    private static long people(List<NumberedLine<Person>> lines) {
        return lines.stream().map(line -> line.value().customerId()).distinct().count();
    }

    /** @return how many consents had no effect */
    private int change(List<NumberedLine<Person>> lines) {
        return updateProfiles.update(lines.stream()
                .map(line -> new Change(line.value().customerId(), line.value().patch()))
                .toList());
    }
}
