package io.winback.customer.imports;

import io.winback.customer.imports.format.FileText;
import io.winback.customer.jobs.JobAborted;
import java.io.IOException;

/** Parses the lines of a file. */
interface LineParser<T> {

    /** @throws io.winback.chassis.http.InvalidInput if the beginning of the file shows another format */
    void checkBeginning(FileText file) throws IOException;

    /** @throws JobAborted if the rest cannot be parsed, with the number of the line */
    void parse(FileText file, LineSink<T> sink) throws IOException, JobAborted;
}
