package io.winback.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.database.BackOff;
import io.winback.chassis.health.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Sends outbox rows to the broker: at least once, and in order. Each commit wakes it.
 *
 * <p>One replica of a service relays: the one that holds an advisory lock of the database. With the lock it fences the
 * producer of the relay before it, and only then reads rows. So no record of an earlier relay arrives after a record of a
 * later relay.
 *
 * <p>A row is deleted after its Kafka transaction is committed. While the broker is unavailable the rows wait. After a crash
 * they are sent again, and consumers deduplicate by id. A row that can never be sent becomes a dead letter, and the rows
 * behind it are sent. Any other failure is retried.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** The advisory lock of the relay. Any number that no other advisory lock of the service uses. */
    private static final long LEADERSHIP = 0x77696E6261636BL;

    private final AgroalDataSource database;
    private final OutboxTable table;
    private final KafkaEventSender sender;
    private final UnsendableRows unsendable;
    private final OutboxConfiguration configuration;
    private final Counter relayed;
    private final BackOff backOff;
    private final Progress progress = new Progress();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    OutboxRelay(
            AgroalDataSource database,
            OutboxTable table,
            KafkaEventSender sender,
            UnsendableRows unsendable,
            OutboxConfiguration configuration,
            MeterRegistry metrics) {
        this.database = database;
        this.table = table;
        this.sender = sender;
        this.unsendable = unsendable;
        this.configuration = configuration;
        this.relayed = metrics.counter("winback.outbox.relayed");
        this.backOff = new BackOff(configuration.backOff(), configuration.longestBackOff());
    }

    void start(@Observes StartupEvent startup) {
        start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stop();
    }

    void start() {
        running = true;
        progress.begin();
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    void stop() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /** Looks for rows at once. */
    void wake() {
        work.release();
    }

    boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    Duration sinceLastStep() {
        return progress.sinceLastStep();
    }

    /** Runs until {@link #stop}. Each failure is retried. */
    private void run() {
        while (running) {
            try {
                lead();
            } catch (InterruptedException e) {
                LOG.debug("the relay is interrupted");
            } catch (SQLException | KafkaException e) {
                LOG.warnf("the relay failed and retries: %s", e);
                pauseAfterFailure();
            } catch (Throwable e) {
                LOG.error("the relay failed unexpectedly and retries", e);
                pauseAfterFailure();
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            try {
                relayFrom(connection);
            } finally {
                sender.drop();
                giveBack(connection);
            }
        }
    }

    /**
     * Releases the lock and resets the settings before the session returns to the pool. If this fails, the session is broken
     * and the pool drops it. {@code Connection.abort} does not help: the wrapper of the pool does not pass it on.
     */
    private static void giveBack(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("reset all");
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debugf(e, "the session of the relay is broken");
        }
    }

    private void relayFrom(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            // If a crash loses a deletion, a row is sent twice, and consumers deduplicate by id.
            statement.execute("set synchronous_commit = off");
            // A relay that hangs loses its session, and the lock with it.
            statement.execute("set idle_session_timeout = '30s'");
        }
        while (running && !leads(connection)) {
            pause(configuration.backOff());
        }
        // After the lock and before the first read, so that a later relay fences this one.
        sender.begin();
        while (running) {
            int sent = relay(connection);
            backOff.reset();
            if (sent == 0) {
                awaitWork();
            } else if (sent < configuration.batch()) {
                pause(configuration.gather());
            }
        }
    }

    private int relay(Connection connection) throws SQLException, InterruptedException {
        progress.note();
        var rows = table.oldest(connection, configuration.batch());
        if (rows.isEmpty()) {
            return 0;
        }
        var refused = sender.send(rows, () -> {
            progress.note();
            leads(connection);
        });
        if (refused.isEmpty()) {
            table.delete(connection, rows.keySet());
            relayed.increment(rows.size());
        } else {
            setAside(connection, rows, refused);
        }
        return rows.size();
    }

    /** Stores rows that can never be sent as dead letters. Later events of their customers are sent without them. */
    private void setAside(Connection connection, Map<Long, OutboxRow> rows, Map<Long, Throwable> refused)
            throws SQLException {
        refused.forEach((position, cause) -> {
            LOG.errorf(
                    "event %s can never be sent and becomes a dead letter: %s",
                    rows.get(position).id(), cause);
            unsendable.keep(Unsendable.of(position, rows.get(position), cause));
        });
        table.delete(connection, List.copyOf(refused.keySet()));
    }

    private boolean leads(Connection connection) throws SQLException {
        progress.note();
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

    private void pauseAfterFailure() {
        try {
            progress.note();
            pause(backOff.nextRandom());
        } catch (InterruptedException e) {
            LOG.debug("the relay is interrupted");
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
