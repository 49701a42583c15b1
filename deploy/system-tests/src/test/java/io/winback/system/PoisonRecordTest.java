package io.winback.system;

import io.winback.local.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import static io.winback.system.RunningStack.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Invalid records among valid ones, in every topic. */
class PoisonRecordTest {

    /** How many consumers read each topic, and so store the same dead letters. */
    private static final Map<String, Integer> READERS = Map.of(
            "customer-events",
            1,
            "campaign-events",
            1,
            "offer-events",
            2,
            "notification-events",
            3,
            "customer-profiles",
            2,
            "access-keys",
            4);

    /**
     * notification-service and customer-service do not parse CouponRequested. They detect only the record with an unknown
     * version and the record without an id.
     */
    private static final int NOT_OPENED = 2 + 2;

    /** The invalid records of each topic. */
    private static final int KINDS = 4;

    /** A compacted topic accepts no record without a key. */
    private static final Set<String> KEYS_OPTIONAL =
            Set.of("customer-events", "campaign-events", "offer-events", "notification-events");

    private static final Map<String, String> A_TYPE = Map.of(
            "customer-events", "CustomerChurned",
            "campaign-events", "CouponRequested",
            "offer-events", "CouponReserved",
            "notification-events", "MessageSent",
            "customer-profiles", "CustomerProfile",
            "access-keys", "AccessKeyChanged");

    private final RunningStack system = RunningStack.get();

    @Test
    void everyConsumerStoresEachInvalidRecordWithItsCauseAndHandlesTheOthers() {
        var causes = List.of("CustomerChurned", "specversion", "ce_id", "bytes");
        long before = system.deadLetters();

        READERS.keySet().forEach(this::sendInvalidRecords);
        var wave = ChurnWave.of(300, system);

        wave.awaitEnd();
        wave.assertOneDecisionCouponAndMessageEach();
        eventually().untilAsserted(() -> assertThat(system.deadLetters() - before)
                .isEqualTo(KINDS * readers(READERS.keySet()) + readers(KEYS_OPTIONAL) + NOT_OPENED));
        var storedCauses = system.api()
                .get(system.campaign("/v1/dead-letters?limit=100"))
                .path("items")
                .findValuesAsText("cause");
        assertThat(causes).allSatisfy(cause -> assertThat(storedCauses).anyMatch(line -> line.contains(cause)));
        assertThat(Stack.SERVICES).allSatisfy(service -> assertThat(system.api()
                        .tryGet(system.stack().ports().url(service) + "/q/health/ready")
                        .status())
                .isEqualTo(200));
    }

    private static int readers(Set<String> topics) {
        return topics.stream().mapToInt(READERS::get).sum();
    }

    private void sendInvalidRecords(String topic) {
        // Compressed, the large record passes the size limit of the broker.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                system.bootstrapServers(),
                "compression.type",
                "lz4",
                "max.request.size",
                4_000_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            // The log shows no value of a record: LogsExtension
            producer.send(event(topic, "1.0", UUID.randomUUID().toString(), "\"佐藤 陽菜\""));
            producer.send(event(topic, "9.0", UUID.randomUUID().toString(), "{}"));
            if (KEYS_OPTIONAL.contains(topic)) {
                producer.send(keyless(event(topic, "1.0", UUID.randomUUID().toString(), "[]")));
            }
            producer.send(event(topic, "1.0", "no id at all", "{}"));
            producer.send(
                    event(topic, "1.0", UUID.randomUUID().toString(), "{\"customerId\": \"" + "a".repeat(2_000_000)));
        }
    }

    private static ProducerRecord<String, byte[]> keyless(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), null, null, null, record.value(), record.headers());
    }

    private static ProducerRecord<String, byte[]> event(String topic, String version, String id, String json) {
        var record = new ProducerRecord<>(topic, "poisoner", json.getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", version.getBytes(UTF_8))
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_type", A_TYPE.get(topic).getBytes(UTF_8));
        return record;
    }
}
