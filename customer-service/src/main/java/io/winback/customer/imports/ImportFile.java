package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Imports an uploaded file of orders or customers as a job. */
@ApplicationScoped
class ImportFile implements JobWork {

    private final UploadedFiles uploadedFiles;
    private final LineParsers lineParsers;
    private final ImportOrders importOrders;
    private final ImportCustomers importCustomers;
    private final JobRunner jobRunner;

    ImportFile(
            UploadedFiles uploadedFiles,
            LineParsers lineParsers,
            ImportOrders importOrders,
            ImportCustomers importCustomers,
            JobRunner jobRunner) {
        this.uploadedFiles = uploadedFiles;
        this.lineParsers = lineParsers;
        this.importOrders = importOrders;
        this.importCustomers = importCustomers;
        this.jobRunner = jobRunner;
    }

    /** @throws InvalidInput if the beginning of the file shows another kind or format */
    void check(JobKind kind, ImportSource source) {
        try {
            lineParsers.parser(kind, source).checkBeginning(Path.of(source.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job submit(JobKind kind, ImportSource source) {
        return jobRunner.submit(kind, source);
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.IMPORT_ORDERS, JobKind.IMPORT_CUSTOMERS);
    }

    @Override
    public Object run(Job job) throws IOException, JobAborted {
        var source = job.input(ImportSource.class);
        var file = Path.of(source.file());
        if (!Files.exists(file)) {
            throw new JobAborted(
                    "the uploaded file no longer exists; upload it again, lines that were imported are not imported twice",
                    null);
        }
        return job.kind() == JobKind.IMPORT_ORDERS
                ? importOrders.run(job.id(), file, lineParsers.orders(source))
                : importCustomers.run(job.id(), file, lineParsers.customers(source));
    }

    @Override
    public void ended(Job job) {
        uploadedFiles.delete(Path.of(job.input(ImportSource.class).file()));
    }
}
