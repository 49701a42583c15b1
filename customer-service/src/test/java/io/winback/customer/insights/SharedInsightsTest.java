package io.winback.customer.insights;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Callers of the same statistics share a read and its failure, so that a slow database gets one query. */
@QuarkusTest
class SharedInsightsTest {

    private static final int CALLERS = 12;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource({"/v1/insights/churn-reasons, loss", "/v1/insights/complaints, complaint"})
    void aFailedReadIsNotRepeatedByEveryCaller(String path, String table) throws SQLException {
        var callers = Executors.newFixedThreadPool(CALLERS);
        var most = new AtomicInteger();
        try (var locker = database.getConnection()) {
            locker.setAutoCommit(false);
            int pid = lock(table, locker);

            var answers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> given().get(path).statusCode(), callers))
                    .toList();

            eventually().until(() -> {
                most.accumulateAndGet(waitingFor(pid), Math::max);
                return answers.stream().allMatch(CompletableFuture::isDone);
            });
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(503);
            locker.rollback();
        } finally {
            callers.shutdown();
        }

        assertThat(most).hasValue(1);
        eventually().untilAsserted(() -> given().get(path).then().statusCode(200));
    }

    /** The process of the session that holds the lock. */
    private static int lock(String table, Connection locker) throws SQLException {
        try (var statement = locker.createStatement()) {
            statement.execute("lock table %s in access exclusive mode".formatted(table));
            try (var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * How many sessions wait with the same statement. Schedules may wait, too. Read by other connections: a transaction sees the
     * sessions of its first look.
     */
    private static int waitingFor(int locker) {
        return TestDatabase.column(
                        "select count(*) from pg_stat_activity where ? = any(pg_blocking_pids(pid)) group by query",
                        locker)
                .stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
