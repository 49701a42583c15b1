package io.winback.testkit;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code /v1/figures} while the counts cannot be read. Each service is tested for it. */
public abstract class FiguresContract extends ServiceContract {

    private static final int CALLERS = 32;
    private static final Duration POLL = Duration.ofMillis(20);

    /** The reads that wait for a lock. */
    private static final String WAITING_READS =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%from row_count where figure%'";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aFailedReadOfFiguresIsNotRepeatedByEachCaller() throws SQLException {
        var mostReads = new AtomicLong();
        try (var other = TestInfrastructure.database().connect("winback");
                var observer = TestInfrastructure.database().connect("winback")) {
            other.setAutoCommit(false);
            execute(other, "lock table row_count in access exclusive mode");

            var answers = Stream.generate(this::call).limit(CALLERS).toList();
            var all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
            eventually().pollInterval(POLL).until(() -> {
                mostReads.accumulateAndGet(waitingReads(observer), Math::max);
                return all.isDone();
            });
            other.rollback();

            assertThat(answers).extracting(CompletableFuture::join).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            });
            assertThat(mostReads).as("reads at the same time").hasValue(1);
        }
        eventually().until(() -> call().join().statusCode() == 200);
    }

    private CompletableFuture<HttpResponse<String>> call() {
        var request = TestKeys.on(HttpRequest.newBuilder(service().resolve("/v1/figures")))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long waitingReads(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITING_READS)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
