package io.winback.chassis.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads row counts for the console and for monitoring. Concurrent callers share a read. For a second after a failed read the
 * database gets no further query. So a slow or unavailable database gets one query at a time. A caller must have no transaction,
 * because other callers get the same result.
 */
@ApplicationScoped
public class ReadFigures {

    /** Shorter than {@code Retry-After}, so that a caller who obeys it causes a new read. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RowCounts rowCounts;
    private final Map<String, SharedRead<Map<String, Long>>> reads = new ConcurrentHashMap<>();

    ReadFigures(RowCounts rowCounts) {
        this.rowCounts = rowCounts;
    }

    /**
     * The number of rows by value. A value without rows is absent.
     *
     * @param figure as a migration named it with {@code call count_rows}
     * @throws RowCounts.RowCountsUnavailable if the database does not answer
     */
    public Map<String, Long> read(String figure) {
        return reads.computeIfAbsent(figure, this::sharedRead).get();
    }

    private SharedRead<Map<String, Long>> sharedRead(String figure) {
        return new SharedRead<>(() -> Collections.unmodifiableMap(rowCounts.of(figure)), PAUSE);
    }
}
