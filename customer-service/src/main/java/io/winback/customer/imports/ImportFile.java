package io.winback.customer.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.RunJob;
import io.winback.customer.jobs.RunJob.Aborted;
import io.winback.customer.orders.PlacedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;

/** Imports a file of a kind: kept on disk, then read in batches, each of which is taken in whole. */
@ApplicationScoped
class ImportFile {

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
        try (var intake = new Intake<>(jobId, step)) {
            try {
                parser.parse(file, intake);
            } catch (Aborted e) {
                throw new Aborted(e.getMessage(), intake.finish());
            }
            return intake.finish();
        }
    }
}
