package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.RunJob;
import io.winback.customer.jobs.RunJob.Aborted;
import io.winback.customer.orders.PlacedOrder;
import io.winback.events.DatabaseAway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Imports a file of a kind: kept on disk, then read in batches, each of which is taken in whole. */
@ApplicationScoped
class ImportFile {

    private static final Logger LOG = Logger.getLogger(ImportFile.class);
    private static final int BATCH = 1_000;

    private final Upload upload;
    private final RunJob runJob;
    private final ImportOrders importOrders;
    private final ImportCustomers importCustomers;
    private final ObjectMapper json;
    private final Validator validator;
    private final Clock clock;
    private final ZoneId usualZone;

    ImportFile(
            Upload upload,
            RunJob runJob,
            ImportOrders importOrders,
            ImportCustomers importCustomers,
            ObjectMapper json,
            Validator validator,
            Clock clock,
            CustomerConfiguration configuration) {
        this.upload = upload;
        this.runJob = runJob;
        this.importOrders = importOrders;
        this.importCustomers = importCustomers;
        this.json = json;
        this.validator = validator;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    Job ordersAsCsv(InputStream body) {
        return start(
                JobKind.IMPORT_ORDERS,
                body,
                new CsvParser<>(OrderLine.REQUIRED, OrderLine.OPTIONAL, line -> new OrderLine(line, usualZone)
                        .order(validator, clock.instant())),
                importOrders);
    }

    Job ordersAsJson(InputStream body) {
        return start(
                JobKind.IMPORT_ORDERS,
                body,
                new NdjsonParser<>(json.reader(), PlacedOrder.class, validator, order -> order.check(clock.instant())),
                importOrders);
    }

    Job customersAsCsv(InputStream body) {
        return start(
                JobKind.IMPORT_CUSTOMERS,
                body,
                new CsvParser<>(
                        CustomerLine.REQUIRED, CustomerLine.OPTIONAL, line -> new CustomerLine(line).person(validator)),
                importCustomers);
    }

    Job customersAsJson(InputStream body) {
        return start(
                JobKind.IMPORT_CUSTOMERS,
                body,
                new NdjsonParser<>(json.reader(), ImportCustomers.Person.class, validator, person -> person.data()
                        .check()),
                importCustomers);
    }

    private <T> Job start(JobKind kind, InputStream body, LineParser<T> parser, ImportStep<T> step) {
        var file = upload.keep(body);
        try {
            parser.checkBeginning(file);
            return runJob.later(kind, jobId -> {
                try {
                    return run(jobId, file, parser, step);
                } finally {
                    upload.drop(file);
                }
            });
        } catch (IOException e) {
            upload.drop(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            upload.drop(file);
            throw e;
        }
    }

    private static <T> Object run(UUID jobId, Path file, LineParser<T> parser, ImportStep<T> step)
            throws IOException, Aborted {
        var report = new ImportReport();
        var batch = new ArrayList<Numbered<T>>(BATCH);
        try {
            parser.parse(file, new LineSink<>() {
                @Override
                public void take(long line, T value) {
                    batch.add(new Numbered<>(line, value));
                    if (batch.size() == BATCH) {
                        takeIn(jobId, batch, report, step);
                        batch.clear();
                    }
                }

                @Override
                public void reject(Rejection rejection) {
                    report.reject(rejection);
                }
            });
        } catch (Aborted e) {
            takeRest(jobId, batch, report, step);
            throw new Aborted(e.getMessage(), report.result());
        }
        takeRest(jobId, batch, report, step);
        return report.result();
    }

    private static <T> void takeRest(UUID jobId, List<Numbered<T>> batch, ImportReport report, ImportStep<T> step) {
        if (!batch.isEmpty()) {
            takeIn(jobId, batch, report, step);
        }
    }

    /** One line that cannot be stored must not cost the others their place. */
    private static <T> void takeIn(UUID jobId, List<Numbered<T>> batch, ImportReport report, ImportStep<T> step) {
        try {
            var part = report.next();
            step.take(jobId, batch, part);
            report.add(part);
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                LOG.warnf(e, "line %d cannot be stored", batch.get(0).line());
                report.reject(new Rejection(batch.get(0).line(), "", "cannot be stored"));
            } else {
                batch.forEach(line -> takeIn(jobId, List.of(line), report, step));
            }
        }
    }
}
