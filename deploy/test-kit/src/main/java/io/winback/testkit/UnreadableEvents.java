package io.winback.testkit;

import io.winback.events.Topic;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Records that cannot be read as events. A service that reads their topic makes dead letters of them. */
final class UnreadableEvents {

    private static final String KEY = "unreadable";
    private static final byte[] PAYLOAD = "{\"customerId\": {}}".getBytes(UTF_8);

    private UnreadableEvents() {}

    /** Sends one record of each type of each topic, and one without a type to each topic. */
    static void send() {
        for (var topic : Topic.values()) {
            EventStream.send(new ProducerRecord<>(topic.toString(), KEY, PAYLOAD));
            topic.types().keySet().forEach(type -> EventStream.send(record(topic, type)));
        }
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, String type) {
        var record = new ProducerRecord<>(topic.toString(), KEY, PAYLOAD);
        record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        record.headers().add("ce_type", type.getBytes(UTF_8));
        return record;
    }
}
