package io.winback.customer.imports;

import io.quarkus.arc.All;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/** Imports an uploaded file of orders or customers as a job. */
@ApplicationScoped
class ImportFile implements JobWork {

    private final UploadedFiles uploadedFiles;
    private final PrepareImport prepareImport;
    private final List<FileImport> imports;
    private final JobRunner jobRunner;

    ImportFile(
            UploadedFiles uploadedFiles,
            PrepareImport prepareImport,
            @All List<FileImport> imports,
            JobRunner jobRunner) {
        this.uploadedFiles = uploadedFiles;
        this.prepareImport = prepareImport;
        this.imports = imports;
        this.jobRunner = jobRunner;
    }

    /**
     * Chooses the format of the file and checks its beginning.
     *
     * @throws InvalidInput if the beginning of the file shows another kind or format
     * @throws io.winback.chassis.http.InvalidInputs if columns are missing
     */
    ImportSource prepare(ImportRequest request, UploadedFile file) {
        try {
            var source = prepareImport.prepare(request, file);
            importOf(request.kind()).check(source);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job submit(JobKind kind, ImportSource source) {
        return jobRunner.submit(kind, source);
    }

    @Override
    public Set<JobKind> kinds() {
        return imports.stream().map(FileImport::kind).collect(toSet());
    }

    @Override
    public Result run(Job job) throws IOException, JobAborted {
        var source = job.input(ImportSource.class);
        var file = uploadedFiles
                .find(source.path())
                .orElseThrow(() -> new JobAborted(
                        "the uploaded file no longer exists; upload it again, lines that were imported are not imported twice",
                        null));
        return importOf(job.kind()).run(job.run(), source.at(file));
    }

    private FileImport importOf(JobKind kind) {
        return imports.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    @Override
    public void ended(Job job) {
        uploadedFiles.delete(job.input(ImportSource.class).path());
    }
}
