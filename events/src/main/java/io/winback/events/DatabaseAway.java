package io.winback.events;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away, or too busy, from one that answered no. */
public final class DatabaseAway {

    /** PostgreSQL error classes that pass by themselves. */
    private static final Set<String> PASSING = Set.of(
            "08", // connection
            "25", // the transaction went with its connection
            "40", // deadlock, serialization
            "53", // disk full, too many connections
            "55", // lock not available
            "57", // shutting down, starting up, cancelled
            "58" // input or output error
            );

    private DatabaseAway() {}

    public static boolean caused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLException sql && passes(sql)
                    || cause instanceof RollbackException && cause.getCause() == null) {
                return true;
            }
            for (var suppressed : cause.getSuppressed()) {
                if (caused(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean passes(SQLException e) {
        // A pool that has no connection to give throws without a state.
        return e.getSQLState() == null
                || e.getSQLState().length() == 5
                        && PASSING.contains(e.getSQLState().substring(0, 2));
    }
}
