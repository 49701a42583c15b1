package io.winback.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
 * Carries rows from the outbox to the broker: at least once, in order, woken by each commit.
 *
 * <p>One relay works for a service, however many replicas it has: the one that holds an advisory lock of the database.
 * With the lock it fences the producer of the relay before it, and only then reads what there is to send. So no record of
 * an earlier relay arrives after one of a later relay.
 *
 * <p>A row is deleted when its transaction is committed, and never before. While the broker is away the rows wait; after a
 * crash they are sent again, and consumers deduplicate by id. A row that can never be sent is set aside, and the rows
 * behind it go on. Whatever else fails is tried again.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** The lock of the one relay of a database; any number does that no other advisory lock of the service has. */
    private static final long LEADERSHIP = 0x77696E6261636BL;

    private final AgroalDataSource database;
    private final OutboxTable table;
    private final KafkaEventSender broker;
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
            KafkaEventSender broker,
            UnsendableRows unsendable,
            OutboxConfiguration configuration,
            MeterRegistry metrics) {
        this.database = database;
        this.table = table;
        this.broker = broker;
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

    /** There may be rows to send. */
    void wake() {
        work.release();
    }

    boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    Duration sinceLastStep() {
        return progress.sinceLastStep();
    }

    /** Nothing ends it but {@link #stop}: each failure is followed by another try. */
    private void run() {
        while (running) {
            try {
                lead();
            } catch (InterruptedException e) {
                LOG.debug("the relay is interrupted");
            } catch (SQLException | KafkaException e) {
                LOG.warnf("the relay waits: %s", e);
                pauseAfterFailure();
            } catch (Throwable e) {
                LOG.error("the relay waits after a failure that is not expected", e);
                pauseAfterFailure();
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            try {
                relayFrom(connection);
            } finally {
                broker.drop();
                giveBack(connection);
            }
        }
    }

    /**
     * The lock and the settings belong to the session, which goes back among the others. Where this fails the session is
     * broken, and the pool drops it. {@code Connection.abort} is of no use: the pool's wrapper does not pass it on.
     */
    private static void giveBack(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("reset all");
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debugf(e, "the session of the relay is gone");
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
        // After the lock, and before the first row is read through its session: a later relay fences this one in turn.
        broker.begin();
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
        var refused = broker.send(rows, () -> {
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

    /** Their customers' later events are sent without them. */
    private void setAside(Connection connection, Map<Long, OutboxRow> rows, Map<Long, Throwable> refused)
            throws SQLException {
        refused.forEach((position, cause) -> {
            LOG.errorf(
                    "event %s can never be sent and is set aside: %s",
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
            pause(backOff.next());
        } catch (InterruptedException e) {
            LOG.debug("the relay is interrupted");
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
