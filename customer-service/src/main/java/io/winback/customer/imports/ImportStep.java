package io.winback.customer.imports;

import java.util.List;
import java.util.UUID;

/** What is done with the lines of a kind of file. */
interface ImportStep<T> {

    /** Takes a batch in, all or nothing; again, it changes nothing. */
    void take(UUID jobId, List<Numbered<T>> lines, ImportReport report);
}
