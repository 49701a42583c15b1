package io.winback.events.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries rows from the outbox to the broker: at least once, in order, woken by each commit.
 *
 * <p>One relay works for a service, however many replicas it has: the one that holds an advisory lock of the database.
 * A row is deleted when its own acknowledgement came, and never before. While the broker is away the rows wait; after
 * a crash they are sent again, and receivers know them by their id.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** The lock of the one relay of a database; any number does that no other advisory lock of the service has. */
    private static final long LEADERSHIP = 0x77696E6261636BL;

    private final AgroalDataSource database;
    private final OutboxTable table;
    private final Broker broker;
    private final OutboxConfiguration configuration;
    private final Counter relayed;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    OutboxRelay(
            AgroalDataSource database,
            OutboxTable table,
            Broker broker,
            OutboxConfiguration configuration,
            MeterRegistry metrics) {
        this.database = database;
        this.table = table;
        this.broker = broker;
        this.configuration = configuration;
        this.relayed = metrics.counter("winback.outbox.relayed");
    }

    void start(@Observes StartupEvent startup) {
        running = true;
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
        broker.close();
    }

    /** There may be rows to send. */
    void wake() {
        work.release();
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                try {
                    relayFrom(connection);
                } finally {
                    // The lock and the settings belong to the session: it must not go back among the others.
                    connection.abort(Runnable::run);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                LOG.warnf("the relay waits: %s", e.getMessage());
                pause(configuration.backOff());
            }
        }
    }

    private void relayFrom(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            // A deletion lost in a crash only means that a row is sent twice, which every receiver expects.
            statement.execute("set synchronous_commit = off");
            // A relay that hangs says nothing, and loses the lock to another.
            statement.execute("set idle_session_timeout = '30s'");
        }
        while (running && !leads(connection)) {
            pause(configuration.backOff());
        }
        while (running) {
            int sent = relay(connection);
            if (sent == 0) {
                awaitWork();
            } else if (sent < configuration.batch()) {
                pause(configuration.gather());
            }
        }
    }

    private int relay(Connection connection) throws SQLException, InterruptedException {
        var rows = table.oldest(connection, configuration.batch());
        if (rows.isEmpty()) {
            return 0;
        }
        var acknowledged = broker.send(new ArrayList<>(rows.entrySet()), () -> leads(connection));
        if (!acknowledged.isEmpty()) {
            table.delete(connection, acknowledged);
            relayed.increment(acknowledged.size());
        }
        if (acknowledged.size() < rows.size()) {
            pause(configuration.backOff());
        }
        return rows.size();
    }

    private boolean leads(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LEADERSHIP);
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(configuration.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
