package io.winback.chassis.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Retries work while the database is unavailable, with growing waits. Work that fails must change nothing. */
@ApplicationScoped
public class DatabaseRetry {

    private static final Logger LOG = Logger.getLogger(DatabaseRetry.class);

    private final AgroalDataSource database;
    private final DatabaseRetryConfiguration configuration;

    DatabaseRetry(AgroalDataSource database, DatabaseRetryConfiguration configuration) {
        this.database = database;
        this.configuration = configuration;
    }

    /**
     * Retries the work until the database answers.
     *
     * @param mostRetries of a temporary failure, such as a deadlock, while the database answers
     * @throws RuntimeException of the work, if the failure is not temporary, or remains after these retries
     * @throws WaitInterrupted if the service stops during a wait
     */
    public void untilDatabaseAnswers(int mostRetries, Runnable work) {
        var backOff = newBackOff();
        for (int retries = 0; ; ) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                boolean unavailable = DatabaseErrors.isUnavailable(e);
                if (!unavailable && (retries >= mostRetries || !isTemporary(e))) {
                    throw e;
                }
                pause(backOff.next(), e);
                if (!unavailable && databaseAnswers()) {
                    retries++;
                }
            }
        }
    }

    /**
     * Retries the work until it succeeds, after any failure.
     *
     * @throws WaitInterrupted if the service stops during a wait
     */
    public void untilDone(Runnable work) {
        var backOff = newBackOff();
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                var wait = backOff.next();
                if (!DatabaseErrors.caused(e)) {
                    LOG.errorf(e, "unexpected failure; next try in %s", wait);
                }
                pause(wait, e);
            }
        }
    }

    /**
     * Retries work that fails because of the database, for a bounded time.
     *
     * @param limit from the first failure to the last try
     * @throws RuntimeException of the work, if the database is not its cause, or remains unavailable
     * @throws WaitInterrupted if the service stops during a wait
     */
    public <T> T within(Duration limit, Supplier<T> work) {
        var backOff = newBackOff();
        long firstFailure = 0;
        for (boolean failed = false; ; failed = true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                firstFailure = failed ? firstFailure : System.nanoTime();
                if (!DatabaseErrors.caused(e) || System.nanoTime() - firstFailure >= limit.toNanos()) {
                    throw e;
                }
                pause(backOff.next(), e);
            }
        }
    }

    /** A lack of memory may come from other work. */
    private static boolean isTemporary(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return DatabaseErrors.caused(failure);
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause(Duration wait, Throwable reason) {
        LOG.warnf("the database is unavailable or busy; next try in %s: %s", wait, reason.getMessage());
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterrupted(reason);
        }
    }

    private BackOff newBackOff() {
        return new BackOff(configuration.firstWait(), configuration.longestWait());
    }
}
