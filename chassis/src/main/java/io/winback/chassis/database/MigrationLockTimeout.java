package io.winback.chassis.database;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Limits how long a statement of a migration waits for a lock. Without a limit, all requests to its table wait behind it.
 *
 * <p>A migration that creates an index concurrently runs without a transaction and without this limit: it blocks no request, and
 * it must wait for older transactions.
 */
final class MigrationLockTimeout implements Callback {

    private final Duration limit;

    MigrationLockTimeout(Duration limit) {
        this.limit = limit;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (!context.getConnection().getAutoCommit()) {
                set(context);
            }
        } catch (SQLException e) {
            throw new FlywayException("the lock timeout of a migration cannot be set", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "lock timeout of migrations";
    }

    /** Until the end of the transaction. */
    private void set(Context context) throws SQLException {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute("set local lock_timeout = " + limit.toMillis());
        }
    }
}
