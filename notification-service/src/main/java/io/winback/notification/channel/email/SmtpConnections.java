package io.winback.notification.channel.email;

import io.winback.notification.channel.DaemonThreads;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The connections to the mail server: the idle ones, and the watch over the time limits of all. Mail servers close idle
 * connections, so a connection is checked before it is used again.
 */
final class SmtpConnections implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmtpConnections.class);
    private static final long TICK_MILLIS = 100;
    private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Executor threads;
    private final long idleLimitNanos;
    private final Deque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<SmtpConnection> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("smtp-watch"));

    /** @param threads run work that blocks; the watch must not block */
    SmtpConnections(EmailConfiguration settings, Executor threads) {
        this.threads = threads;
        this.idleLimitNanos = settings.idleLimit().toNanos();
        watch.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The idle connection that was used last; null if there is none. */
    SmtpConnection takeIdle() {
        for (var connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            long idleNanos = connection.idleNanos(System.nanoTime());
            if (idleNanos < TRUSTED_NANOS || idleNanos < idleLimitNanos && connection.answers()) {
                return connection;
            }
            discard(connection);
        }
        return null;
    }

    /** From now on the time limits of the connection are watched. */
    SmtpConnection watched(SmtpConnection connection) {
        all.add(connection);
        return connection;
    }

    void giveBack(SmtpConnection connection) {
        if (connection.isReusable()) {
            connection.becomeIdle(System.nanoTime());
            idle.addFirst(connection);
        } else {
            discard(connection);
        }
    }

    void discard(SmtpConnection connection) {
        all.remove(connection);
        connection.abort();
    }

    @Override
    public void close() {
        watch.shutdownNow();
        all.forEach(SmtpConnection::abort);
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            all.forEach(connection -> connection.abortIfOverdue(now));
            for (var connection : idle) {
                if (connection.idleNanos(now) > idleLimitNanos && idle.remove(connection)) {
                    threads.execute(() -> quit(connection));
                }
            }
        } catch (RuntimeException e) {
            // without the watch no time limit would hold
            LOG.error("the watch over SMTP connections failed; it continues", e);
        }
    }

    private void quit(SmtpConnection connection) {
        connection.quit();
        discard(connection);
    }
}
