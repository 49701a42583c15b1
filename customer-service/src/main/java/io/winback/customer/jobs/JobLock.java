package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets one exclusive job run at a time over all replicas, by an advisory lock of the database.
 *
 * <p>The lock ends with the work, with the connection, or when the process hangs: it confirms the lock regularly, and the
 * database ends a session that is silent for too long. A process that continues after that has lost its job to another
 * process, and its fencing token is old, so it changes nothing.
 */
@ApplicationScoped
class JobLock {

    /** After this time without a heartbeat of a process, another process takes over its lock and its jobs. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(JobLock.class);

    /** Distinct from the other advisory locks of this database. */
    private static final long LOCK = 0x6A6F6273L;

    private final AgroalDataSource database;
    private final Duration confirmEvery;
    private final Duration longestSilence;

    @Inject
    JobLock(AgroalDataSource database) {
        this(database, Duration.ofSeconds(5), LONGEST_SILENCE);
    }

    JobLock(AgroalDataSource database, Duration confirmEvery, Duration longestSilence) {
        this.database = database;
        this.confirmEvery = confirmEvery;
        this.longestSilence = longestSilence;
    }

    /** Waits for the lock. */
    <T> T runExclusively(Callable<T> work) throws Exception {
        try (var connection = database.getConnection()) {
            try {
                execute(connection, "set idle_session_timeout = " + longestSilence.toMillis());
                while (!lock(connection)) {
                    TimeUnit.SECONDS.sleep(1);
                }
                try (var confirmation = new LockConfirmation(connection, confirmEvery)) {
                    confirmation.start();
                    return work.call();
                }
            } finally {
                giveBack(connection);
            }
        }
    }

    /** A broken connection has released the lock already. The result of the work stands. */
    private static void giveBack(Connection connection) {
        try {
            execute(connection, "reset all");
            execute(connection, "select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.warnf("the job lock was released with its connection: %s", e.getMessage());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
