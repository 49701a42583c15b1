package io.winback.customer.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends a query over the connection of a lock at each interval, on its own thread. So the database does not end the session while
 * this process works.
 */
final class LockConfirmation implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LockConfirmation.class);

    private final Connection connection;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var named = new Thread(work, "job-lock");
        named.setDaemon(true);
        return named;
    });

    LockConfirmation(Connection connection, Duration interval) {
        this.connection = connection;
        this.interval = interval;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::confirm, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void confirm() {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            LOG.warnf("the job lock was released with its connection: %s", e.getMessage());
            thread.shutdown();
        }
    }
}
