package io.winback.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import static java.util.stream.Collectors.toMap;

/** Reads a topic from its beginning to the end that it has when the reading starts. */
public final class TopicRecords {

    /**
     * How long the broker keeps a fetch at the end of a topic. A consumer that closes waits for its last fetch, with the default
     * half a second.
     */
    private static final int FETCH_MAX_WAIT_MILLIS = 10;

    private TopicRecords() {}

    /** @param settings of the consumer; the only one that is necessary is {@code bootstrap.servers} */
    public static void read(
            Map<String, Object> settings, String topic, Consumer<ConsumerRecord<String, byte[]>> eachRecord) {
        read(settings, topic, Map.of(), eachRecord);
    }

    /**
     * Reads a topic from given offsets.
     *
     * @param offsets of the first record to read; a partition without an offset is read from its beginning
     * @return the offsets after the last records
     */
    static Map<TopicPartition, Long> read(
            Map<String, Object> settings,
            String topic,
            Map<TopicPartition, Long> offsets,
            Consumer<ConsumerRecord<String, byte[]>> eachRecord) {
        var all = new HashMap<>(settings);
        all.put("fetch.max.wait.ms", FETCH_MAX_WAIT_MILLIS);
        try (var consumer = new KafkaConsumer<>(all, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            offsets.forEach(consumer::seek);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(eachRecord);
            }
            return partitions.stream().collect(toMap(Function.identity(), consumer::position));
        }
    }
}
