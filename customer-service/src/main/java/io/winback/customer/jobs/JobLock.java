package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets one job of a database run at a time, whoever has it: each is as wide as the machine, and two would undo each other. */
@ApplicationScoped
class JobLock {

    private static final Logger LOG = Logger.getLogger(JobLock.class);
    /** Beside the other advisory locks of this database. */
    private static final long LOCK = 0x6A6F6273L;

    private final AgroalDataSource database;

    JobLock(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits for its turn, which ends with the work, or with this process. */
    <T> T runExclusively(Callable<T> work) throws Exception {
        try (var connection = database.getConnection()) {
            while (!has(connection, "pg_try_advisory_lock")) {
                TimeUnit.SECONDS.sleep(1);
            }
            try {
                return work.call();
            } finally {
                giveBack(connection);
            }
        }
    }

    /** A lock whose connection is gone has ended with it; what the work came to holds all the same. */
    private static void giveBack(Connection connection) {
        try {
            has(connection, "pg_advisory_unlock");
        } catch (SQLException e) {
            LOG.warnf("the turn of a job ended with its connection: %s", e.getMessage());
        }
    }

    private static boolean has(Connection connection, String function) throws SQLException {
        try (var statement = connection.prepareStatement("select " + function + "(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
