package io.winback.chassis.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;

/**
 * Reads row counts for the console and for monitoring. Concurrent callers share a read. For a second after a failed read the
 * database gets no further query. So a slow or unavailable database gets one query at a time. A caller must have no transaction,
 * because other callers get the same result.
 */
@ApplicationScoped
public class ReadFigures {

    private final SharedReads<String, Map<String, Long>> reads;

    ReadFigures(RowCounts rowCounts) {
        this.reads = new SharedReads<>(figure -> Collections.unmodifiableMap(rowCounts.of(figure)));
    }

    /**
     * The number of rows by value. A value without rows is absent.
     *
     * @param figure as a migration named it with {@code call count_rows}
     * @throws RowCounts.RowCountsUnavailable if the database does not answer
     */
    public Map<String, Long> read(String figure) {
        return reads.read(figure);
    }
}
