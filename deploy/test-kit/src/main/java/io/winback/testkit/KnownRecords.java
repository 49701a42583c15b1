package io.winback.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of a topic. Each record is read from the broker once. */
final class KnownRecords {

    private final Map<String, Object> settings;
    private final String topic;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private Map<TopicPartition, Long> next = Map.of();

    KnownRecords(Map<String, Object> settings, String topic) {
        this.settings = settings;
        this.topic = topic;
    }

    /** All records from the beginning of the topic to its present end. Those of one partition are in order. */
    synchronized List<ConsumerRecord<String, byte[]>> upToNow() {
        next = TopicRecords.read(settings, topic, next, records::add);
        return List.copyOf(records);
    }
}
