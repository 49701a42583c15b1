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
     * @throws RuntimeException what the work threw, if the database was not the cause of it, or if it works again and
     *     still says no
     */
    void untilDatabaseAnswers(Runnable work) {
        untilDatabaseAnswers(work, configuration.tries());
    }

    /**
     * Does the work again until the database is there, and takes no passing no of it for an answer.
     *
     * @throws RuntimeException what the work threw, if the database was not the cause of it
     */
    void untilDone(Runnable work) {
        untilDatabaseAnswers(work, Integer.MAX_VALUE);
    }

    private void untilDatabaseAnswers(Runnable work, int mostTries) {
        var wait = configuration.firstWait();
        for (int tries = 1; ; ) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!DatabaseAway.caused(e) || tries > mostTries) {
                    throw e;
                }
                LOG.warnf("the database is waited for: %s", e.getMessage());
                pause(wait, e);
                wait = shorter(wait.multipliedBy(2), configuration.longestWait());
                if (!DatabaseAway.isGone(e) && databaseAnswers()) {
                    tries++;
                }
            }
        }
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause(Duration wait, RuntimeException reason) {
        try {
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
