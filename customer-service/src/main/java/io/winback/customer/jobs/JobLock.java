package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets one exclusive job run at a time over all replicas, by an advisory lock of the database. */
@ApplicationScoped
class JobLock {

    private static final Logger LOG = Logger.getLogger(JobLock.class);
    /** Distinct from the other advisory locks of this database. */
    private static final long LOCK = 0x6A6F6273L;

    private final AgroalDataSource database;

    JobLock(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits for the lock. The lock ends with the work or with the connection. */
    <T> T runExclusively(Callable<T> work) throws Exception {
        try (var connection = database.getConnection()) {
            while (!call(connection, "pg_try_advisory_lock")) {
                TimeUnit.SECONDS.sleep(1);
            }
            try {
                return work.call();
            } finally {
                release(connection);
            }
        }
    }

    /** A broken connection has released the lock already. The result of the work stands. */
    private static void release(Connection connection) {
        try {
            call(connection, "pg_advisory_unlock");
        } catch (SQLException e) {
            LOG.warnf("the job lock was released with its connection: %s", e.getMessage());
        }
    }

    private static boolean call(Connection connection, String function) throws SQLException {
        try (var statement = connection.prepareStatement("select " + function + "(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
