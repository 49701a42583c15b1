package io.winback.customer.imports;

import io.winback.customer.jobs.JobAborted;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a kind of file, line by line. */
interface LineParser<T> {

    /** @throws io.winback.chassis.http.InvalidInput if it is not that kind of file at all, as its beginning shows */
    void checkBeginning(Path file) throws IOException;

    /** @throws JobAborted if it cannot be read on, naming the line */
    void parse(Path file, LineSink<T> sink) throws IOException, JobAborted;
}
