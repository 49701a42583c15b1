package io.winback.chassis.database;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** Distinguishes an unavailable or busy database from a refused statement. */
public final class DatabaseErrors {

    /** PostgreSQL error classes and codes of a database that cannot work at present. */
    private static final Set<String> UNAVAILABLE = Set.of(
            "08", // connection
            "25006", // a standby, not the primary
            "53", // disk full, too many connections
            "57P", // shutting down, starting up
            "58" // input or output error
            );

    /** Error classes that pass by themselves and come from concurrent work. */
    private static final Set<String> TEMPORARY = Set.of(
            "25", // the transaction ended with its connection
            "40", // deadlock, serialization
            "55", // lock not available
            "57" // cancelled
            );

    /** Lock timeout, deadlock. */
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    private DatabaseErrors() {}

    /** Whether a retry may succeed. */
    public static boolean caused(Throwable failure) {
        return any(failure, DatabaseErrors::isTemporaryOrUnavailable);
    }

    /** Whether the database is unavailable: no statement succeeds before it is back. */
    public static boolean isUnavailable(Throwable failure) {
        return any(failure, cause -> cause instanceof SQLException sql && (isOf(UNAVAILABLE, sql) || hasNoState(sql)));
    }

    /** Whether other transactions hold a lock that the statement needs. */
    public static boolean isLocked(Throwable failure) {
        return any(failure, cause -> cause instanceof SQLException sql && isOf(LOCKED, sql));
    }

    private static boolean isTemporaryOrUnavailable(Throwable cause) {
        return cause instanceof SQLTransientException
                || cause instanceof SQLException sql
                        && (hasNoState(sql) || isOf(UNAVAILABLE, sql) || isOf(TEMPORARY, sql))
                || cause instanceof RollbackException && cause.getCause() == null;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> condition) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (condition.test(cause)
                    || Arrays.stream(cause.getSuppressed()).anyMatch(suppressed -> any(suppressed, condition))) {
                return true;
            }
        }
        return false;
    }

    /** An error without a state, such as that of a pool without a free connection. */
    private static boolean hasNoState(SQLException e) {
        return e.getSQLState() == null;
    }

    private static boolean isOf(Set<String> prefixes, SQLException e) {
        return e.getSQLState() != null && prefixes.stream().anyMatch(e.getSQLState()::startsWith);
    }
}
