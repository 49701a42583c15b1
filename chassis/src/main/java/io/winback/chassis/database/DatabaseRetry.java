package io.winback.chassis.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Repeats work while the database is away, with a longer wait each time. The work must change nothing when it fails. */
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
     * Repeats the work until the database answers.
     *
     * @param mostRetries of work that fails temporarily, such as by a deadlock, although the database answers
     * @throws RuntimeException what the work threw, if it is not temporary, or remains after these retries
     * @throws WaitInterrupted if the service stops meanwhile
     */
    public void untilDatabaseAnswers(int mostRetries, Runnable work) {
        var wait = configuration.firstWait();
        for (int retries = 0; ; ) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                boolean gone = DatabaseErrors.isGone(e);
                if (!gone && (retries >= mostRetries || !isTemporary(e))) {
                    throw e;
                }
                pause(wait, e);
                wait = longer(wait);
                if (!gone && databaseAnswers()) {
                    retries++;
                }
            }
        }
    }

    /**
     * Repeats the work until it succeeds, whatever it throws.
     *
     * @throws WaitInterrupted if the service stops meanwhile
     */
    public void untilDone(Runnable work) {
        var wait = configuration.firstWait();
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                if (!DatabaseErrors.caused(e)) {
                    LOG.errorf(e, "failed; next try in %s", wait);
                }
                pause(wait, e);
                wait = longer(wait);
            }
        }
    }

    /**
     * Repeats work that fails because of the database, for a bounded time.
     *
     * @param patience from the first failure to the last try
     * @throws RuntimeException what the work threw, if the database is not its cause, or stays away
     * @throws WaitInterrupted if the service stops meanwhile
     */
    public <T> T within(Duration patience, Supplier<T> work) {
        var wait = configuration.firstWait();
        for (long began = System.nanoTime(); ; wait = longer(wait)) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!DatabaseErrors.caused(e) || System.nanoTime() - began >= patience.toNanos()) {
                    throw e;
                }
                pause(wait, e);
            }
        }
    }

    /** Memory may have been short because of other work. */
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
        LOG.warnf("next try in %s: %s", wait, reason.getMessage());
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaitInterrupted(reason);
        }
    }

    private Duration longer(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(configuration.longestWait()) < 0 ? twice : configuration.longestWait();
    }
}
