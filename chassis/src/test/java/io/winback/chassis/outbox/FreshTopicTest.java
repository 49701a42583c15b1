package io.winback.chassis.outbox;

import io.winback.events.Topic;
import io.winback.local.broker.KafkaBroker;
import io.winback.local.process.FreePort;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                Awaitility.await().until(() -> !admin.listTopics().names().get().contains(name));
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
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.CUSTOMER_EVENTS.toString()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> payloads.add(record.value()));
            }
        }
        return payloads;
    }
}
