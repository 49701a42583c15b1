package io.winback.events.inbox;

import io.agroal.api.AgroalDataSource;
import io.winback.events.DatabaseAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits for a database that is away, so that an outage never costs an event. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    private final AgroalDataSource database;
    private final InboxConfiguration configuration;

    Patience(AgroalDataSource database, InboxConfiguration configuration) {
        this.database = database;
        this.configuration = configuration;
    }

    /**
     * Does the work again until the database is there.
     *
     * @param mostRetries of work that fails in passing, such as by a deadlock, although the database answers
     * @throws RuntimeException what the work threw, if it does not pass, or has not passed after these retries
     */
    void untilDatabaseAnswers(int mostRetries, Runnable work) {
        var wait = configuration.firstWait();
        for (int retries = 0; ; ) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                boolean gone = DatabaseAway.isGone(e);
                if (!gone && (retries >= mostRetries || !passes(e))) {
                    throw e;
                }
                LOG.warnf("the database is waited for: %s", e.getMessage());
                pause(wait, e);
                wait = longer(wait);
                if (!gone && databaseAnswers()) {
                    retries++;
                }
            }
        }
    }

    /** Does the work again until it is done, whatever it throws. */
    void untilDone(Runnable work) {
        var wait = configuration.firstWait();
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException | Error e) {
                if (DatabaseAway.caused(e)) {
                    LOG.warnf("the database is waited for: %s", e.getMessage());
                } else {
                    LOG.errorf(e, "it is tried again in %s", wait);
                }
                pause(wait, e);
                wait = longer(wait);
            }
        }
    }

    /** Memory may have been short because of other work. */
    private static boolean passes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return DatabaseAway.caused(failure);
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause(Duration wait, Throwable reason) {
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
