package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.audience.ReachFixture;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The projection of customers is made again from the topic of profiles. */
@QuarkusTest
class CustomerProjectionTest {

    private final String prefix = "replayed-" + UUID.randomUUID() + "-";

    @Inject
    AgroalDataSource database;

    @Test
    void theProjectionIsTheSameAfterItsTopicIsReadAgain() throws SQLException {
        for (int n = 0; n < 6; n++) {
            handled(
                    profile(n, 1).event(),
                    profile(n, 3).bornOn(n + 1, 9).event(),
                    profile(n, 2).event());
        }
        handled(new ProfileErased(prefix + 5, UUID.randomUUID()));
        var before = rows();
        assertThat(before.lines()).hasSize(5).allMatch(row -> row.contains("\"facts_version\": 3"));
        execute("delete from reach_profile where customer_id like '" + prefix + "%'");

        readAgain();

        eventually().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
    }

    private ReachFixture profile(int number, int version) {
        return ReachFixture.aCustomer(prefix + number)
                .inVersion(version)
                .in(Stage.ACTIVE)
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)
                .withOrders("2025-0%d-02T00:00:00Z".formatted(version), "2026-03-04T00:00:00Z")
                .buying("tea", "cups-" + version)
                .withAttributes(Map.of("number", number, "version", version));
    }

    /** The records of the topic, with the ids that the inbox knows, in their order. */
    private void readAgain() {
        IntStream.range(0, 6)
                .mapToObj(n -> prefix + n)
                .flatMap(customer -> Stream.of(CustomerProfile.class, ProfileErased.class)
                        .flatMap(type -> EventStream.records(type, customer).stream())
                        .sorted(Comparator.comparing(ConsumerRecord::offset)))
                .forEach(record -> {
                    var again =
                            new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers());
                    EventStream.send(again);
                });
    }

    private String rows() throws SQLException {
        return text("select string_agg(cast(to_jsonb(r) as text), E'\\n' order by customer_id) from reach_profile r"
                + " where customer_id like '" + prefix + "%'");
    }

    /** Publishes events one after the other, and waits until each has had its effect. */
    private void handled(Event... events) {
        for (var event : List.of(events)) {
            var id = UuidCreator.getTimeOrderedEpoch();
            EventStream.publish(id, event);
            eventually().until(() -> text("select event_id from inbox where event_id = '" + id + "'") != null);
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
