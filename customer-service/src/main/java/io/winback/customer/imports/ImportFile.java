package io.winback.customer.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobView;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.bulk.CopyRow;
import io.winback.customer.profile.PersonalDataPatchReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Imports a file of a kind: kept on disk, then taken in by parts, each of them whole. */
@ApplicationScoped
class ImportFile implements JobWork {

    private final UploadedFiles upload;
    private final IdempotencyKeys keys;
    private final JobRunner jobRunner;
    private final ImportOrders importOrders;
    private final ImportCustomers importCustomers;
    private final ObjectMapper json;
    private final PersonalDataPatchReader personalData;
    private final Validator validator;
    private final Clock clock;
    private final ZoneId usualZone;

    ImportFile(
            UploadedFiles upload,
            IdempotencyKeys keys,
            JobRunner jobRunner,
            ImportOrders importOrders,
            ImportCustomers importCustomers,
            ObjectMapper json,
            PersonalDataPatchReader personalData,
            Validator validator,
            Clock clock,
            CustomerConfiguration configuration) {
        this.upload = upload;
        this.keys = keys;
        this.jobRunner = jobRunner;
        this.importOrders = importOrders;
        this.importCustomers = importCustomers;
        this.json = json;
        this.personalData = personalData;
        this.validator = validator;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * Accepts a file, or tells what became of it when it came before.
     *
     * @param key the caller's for this command; null for none
     * @throws InvalidInput for a file that does not begin as one of its kind does
     */
    Response later(String key, JobKind kind, Format format, BlankCells blankCells, InputStream body) {
        var file = upload.keep(body);
        var accepted = new AtomicBoolean();
        try {
            parser(kind, format, blankCells).checkBeginning(file);
            var command = new Command(
                    kind,
                    format,
                    key == null ? "" : UploadedFiles.digest(file),
                    blankCells == BlankCells.KEEP ? null : blankCells);
            return keys.once(key, "POST /v1/imports", command, () -> {
                var job = jobRunner.submit(kind, new Source(file.toString(), format, blankCells));
                accepted.set(true);
                return JobView.accepted(job);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!accepted.get()) {
                upload.drop(file);
            }
        }
    }

    /**
     * What tells one import from another.
     *
     * @param blankCells null for the default
     */
    record Command(JobKind kind, Format format, String digest, BlankCells blankCells) {}

    /** How the lines of a file are written. */
    enum Format {
        CSV,
        NDJSON
    }

    /**
     * Where the file of a job is, and how it is read.
     *
     * @param blankCells null in a job of an earlier version
     */
    record Source(String file, Format format, BlankCells blankCells) {

        Source {
            blankCells = blankCells == null ? BlankCells.KEEP : blankCells;
        }
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.IMPORT_ORDERS, JobKind.IMPORT_CUSTOMERS);
    }

    @Override
    public Object run(Job job) throws IOException, JobAborted {
        var source = job.input(Source.class);
        var file = Path.of(source.file());
        if (!Files.exists(file)) {
            throw new JobAborted(
                    "its file is gone with the process that took it; send it again, nothing is done twice", null);
        }
        return job.kind() == JobKind.IMPORT_ORDERS
                ? importOrders.run(job.id(), file, orders(source.format()))
                : importCustomers.run(job.id(), file, customers(source.format(), source.blankCells()));
    }

    @Override
    public void ended(Job job) {
        upload.drop(Path.of(job.input(Source.class).file()));
    }

    private LineParser<?> parser(JobKind kind, Format format, BlankCells blankCells) {
        return kind == JobKind.IMPORT_ORDERS ? orders(format) : customers(format, blankCells);
    }

    private LineParser<CopyRow> orders(Format format) {
        return switch (format) {
            case CSV ->
                new CsvParser<>(
                        OrderLine.REQUIRED,
                        OrderLine.OPTIONAL,
                        (number, line) -> CopyRow.of(
                                number, new OrderLine(line, usualZone).order(validator, clock.instant()), usualZone));
            case NDJSON ->
                new NdjsonParser<>(json.reader(), PlacedOrder.class, validator, (number, order) -> {
                    order.check(clock.instant());
                    return CopyRow.of(number, order, usualZone);
                });
        };
    }

    private LineParser<ImportCustomers.Person> customers(Format format, BlankCells blankCells) {
        return switch (format) {
            case CSV ->
                new CsvParser<>(CustomerLine.REQUIRED, CustomerLine.OPTIONAL, (number, line) -> new CustomerLine(
                                line, blankCells)
                        .person(validator));
            case NDJSON -> {
                var customer = new CustomerJson(personalData, validator, blankCells);
                yield new NdjsonParser<>(
                        json.reader(), JsonNode.class, validator, (number, line) -> customer.person(line));
            }
        };
    }
}
