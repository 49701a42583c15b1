package io.winback.customer.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class JobLockTest {

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofHours(1);

    @Inject
    AgroalDataSource database;

    private final CountDownLatch end = new CountDownLatch(1);

    /** Later tests get no broken connection. */
    @AfterEach
    void endWork() {
        end.countDown();
        database.flush(AgroalDataSource.FlushMode.IDLE);
    }

    @Test
    void aProcessThatHangsLosesTheLock() {
        var hanging = new CountDownLatch(1);
        work(new JobLock(database, NEVER, SILENCE), hanging);
        eventually().until(() -> hanging.getCount() == 0);

        var other = new CountDownLatch(1);
        work(new JobLock(database), other);

        eventually().until(() -> other.getCount() == 0);
    }

    @Test
    void aProcessThatWorksLongerThanTheSilenceKeepsTheLock() throws SQLException {
        var working = new CountDownLatch(1);
        work(new JobLock(database, Duration.ofMillis(100), SILENCE), working);
        eventually().until(() -> working.getCount() == 0);
        var session = session();

        var other = new CountDownLatch(1);
        var otherWork = work(new JobLock(database), other);
        long begin = System.nanoTime();
        eventually()
                .until(() -> System.nanoTime() - begin > SILENCE.multipliedBy(3).toNanos());

        assertThat(session()).isEqualTo(session);
        assertThat(other.getCount()).isEqualTo(1);
        end.countDown();
        eventually().until(otherWork::isDone);
        assertThat(other.getCount()).isZero();
    }

    @Test
    void theSessionReturnsToThePoolAsItWas() throws Exception {
        new JobLock(database).runExclusively(() -> null);

        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show idle_session_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("0");
        }
        assertThat(session()).isNull();
    }

    /** The session that holds the lock; null if there is none. */
    private Integer session() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pid from pg_locks where locktype = 'advisory' and granted"
                                + " and classid = 0 and objid = 1785684595 and database = (select oid from pg_database where datname = current_database())")) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    private CompletableFuture<Void> work(JobLock lock, CountDownLatch began) {
        Executor thread = work -> new Thread(work).start();
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        lock.runExclusively(() -> {
                            began.countDown();
                            end.await();
                            return null;
                        });
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                thread);
    }
}
