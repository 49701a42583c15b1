package io.winback.chassis.database;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that is away, or too busy, from one that answered no. */
public final class DatabaseErrors {

    /** PostgreSQL error classes, and codes, of a database that cannot work for now, whoever asks for what. */
    private static final Set<String> GONE = Set.of(
            "08", // connection
            "25006", // a standby: its primary is elsewhere
            "53", // disk full, too many connections
            "57P", // shutting down, starting up
            "58" // input or output error
            );

    /** Those that pass by themselves, and come of what else is being done at the moment. */
    private static final Set<String> PASSING = Set.of(
            "25", // the transaction went with its connection
            "40", // deadlock, serialization
            "55", // lock not available
            "57" // cancelled
            );

    private DatabaseErrors() {}

    /** Whether the same may succeed a little later. */
    public static boolean caused(Throwable failure) {
        return any(failure, DatabaseErrors::passesOrIsGone);
    }

    /** Whether nothing can succeed before somebody has mended it: waiting is all there is to do. */
    public static boolean isGone(Throwable failure) {
        return any(failure, cause -> cause instanceof SQLException sql && (isOf(GONE, sql) || hasNoState(sql)));
    }

    private static boolean passesOrIsGone(Throwable cause) {
        return cause instanceof SQLTransientException
                || cause instanceof SQLException sql && (hasNoState(sql) || isOf(GONE, sql) || isOf(PASSING, sql))
                || cause instanceof RollbackException && cause.getCause() == null;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> what) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (what.test(cause)
                    || Arrays.stream(cause.getSuppressed()).anyMatch(suppressed -> any(suppressed, what))) {
                return true;
            }
        }
        return false;
    }

    /** As when a pool has no connection to give. */
    private static boolean hasNoState(SQLException e) {
        return e.getSQLState() == null;
    }

    private static boolean isOf(Set<String> beginnings, SQLException e) {
        return e.getSQLState() != null && beginnings.stream().anyMatch(e.getSQLState()::startsWith);
    }
}
