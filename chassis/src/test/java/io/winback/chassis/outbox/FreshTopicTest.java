package io.winback.chassis.outbox;

import io.winback.events.Topic;
import io.winback.local.broker.KafkaBroker;
import io.winback.local.process.FreePort;
import io.winback.testkit.TopicRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** A producer that sends right after its topic is created may lose its first batch (KAFKA-15591). */
@Tag("fault")
class FreshTopicTest {

    private static final int ROUNDS = 40;
    private static final int ROWS = 200;
    private static final String CUSTOMER = "c-1";

    @Test
    void rowsThatAreSentRightAfterTheTopicIsCreatedAreNotLostOrReordered(@TempDir Path home) throws Exception {
        var kafka = new KafkaBroker(home, FreePort.any(), FreePort.any());
        kafka.start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                createTopicAgain(kafka);
                var relayed =
                        new KafkaEventSender(Map.of("bootstrap.servers", kafka.bootstrapServers()), "fresh-topic");
                var rows = LongStream.range(0, ROWS)
                        .boxed()
                        .collect(toMap(identity(), FreshTopicTest::row, (a, b) -> a, LinkedHashMap::new));

                try {
                    relay(rows, relayed);
                } finally {
                    relayed.drop();
                }

                assertThat(received(kafka).stream().distinct())
                        .as("round %d", round)
                        .isEqualTo(
                                rows.values().stream().map(OutboxRow::payload).toList());
            }
        } finally {
            kafka.child().kill();
        }
    }

    /** Like the relay: uncommitted rows are sent again. */
    private static void relay(Map<Long, OutboxRow> rows, KafkaEventSender broker) throws Exception {
        while (true) {
            try {
                broker.begin();
                assertThat(broker.send(rows, () -> {})).isEmpty();
                return;
            } catch (KafkaException e) {
                // The next try sends all rows again.
            }
        }
    }

    private static void createTopicAgain(KafkaBroker kafka) throws Exception {
        var name = Topic.CUSTOMER_EVENTS.toString();
        try (var admin = kafka.admin()) {
            if (admin.listTopics().names().get().contains(name)) {
                admin.deleteTopics(List.of(name)).all().get();
                // The broker learns it from the controller. Records that it takes before are deleted with the old
                // topic.
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .until(() -> !admin.listTopics().names().get().contains(name));
            }
            admin.createTopics(List.of(new NewTopic(name, 12, (short) 1))).all().get();
        }
    }

    private static OutboxRow row(long position) {
        return new OutboxRow(
                UUID.randomUUID(),
                Topic.CUSTOMER_EVENTS.toString(),
                CUSTOMER,
                "CustomerChurned",
                Long.toString(position),
                Instant.EPOCH,
                null,
                null);
    }

    private static List<String> received(KafkaBroker kafka) {
        var payloads = new ArrayList<String>();
        TopicRecords.read(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                Topic.CUSTOMER_EVENTS.toString(),
                record -> payloads.add(new String(record.value(), UTF_8)));
        return payloads;
    }
}
