package io.winback.customer.imports;

import io.winback.customer.imports.ImportReport.Result;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRun;
import java.io.IOException;

/** Imports files of one kind. */
interface FileImport {

    JobKind kind();

    /** @throws io.winback.chassis.http.InvalidInput if the beginning of the file shows another kind or format */
    void check(ImportSource source) throws IOException;

    /** @throws JobAborted if the rest of the file cannot be parsed, with the result so far */
    Result run(JobRun run, ImportSource source) throws IOException, JobAborted;
}
