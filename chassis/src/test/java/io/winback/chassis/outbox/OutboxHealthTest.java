package io.winback.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rows are never committed, so the relay does not send them. */
@QuarkusTest
class OutboxHealthTest {

    private static final Instant YESTERDAY =
            Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);

    @Inject
    AgroalDataSource database;

    @Inject
    OutboxTable table;

    @Inject
    @Any
    OutboxHealth health;

    @Test
    @TestTransaction
    void aServiceIsReadyHoweverLongItsEventsWait() {
        table.insert(rows(3));

        var answer = health.call();

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat((long) answer.getData().orElseThrow().get("waiting")).isEqualTo(3);
        assertThat((long) answer.getData().orElseThrow().get("lagMillis"))
                .isGreaterThanOrEqualTo(Duration.ofDays(1).toMillis());
    }

    @Test
    @TestTransaction
    void theBacklogIsReadFromTheFirstAndTheLastRow() throws Exception {
        table.insert(rows(2_000));

        var backlog = table.backlog();

        assertThat(backlog.waiting()).isEqualTo(2_000);
        assertThat(backlog.oldest()).isEqualTo(YESTERDAY);
    }

    /** Counting would read all rows, of which there are millions during an outage. */
    @Test
    @TestTransaction
    void rowsBetweenTheFirstAndTheLastAreNotCounted() throws Exception {
        table.insert(rows(2_000));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("""
                    delete from outbox where position > (select min(position) from outbox)
                        and position < (select max(position) from outbox)""")).isEqualTo(1_998);
        }

        assertThat(table.backlog().waiting()).isEqualTo(2_000);
    }

    private static List<OutboxRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutboxRow(
                        UUID.randomUUID(),
                        "offer-events",
                        "c-1",
                        "CouponUnavailable",
                        "{}",
                        YESTERDAY.plusSeconds(i),
                        null,
                        null))
                .toList();
    }
}
