package io.winback.benchmarks;

import io.winback.local.stack.StackFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The number of records of a topic that a consumer group has not handled yet. */
public final class UnhandledRecords {

    /** Above this number the offsets of transaction markers are negligible. */
    private static final long FEW = 1_000;

    private UnhandledRecords() {}

    public static long count(String bootstrapServers, String group, String topic) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
            var from = new HashMap<TopicPartition, Long>();
            long offsets = 0;
            for (var end :
                    admin.listOffsets(latest).all().get(10, TimeUnit.SECONDS).entrySet()) {
                var handled = committed.get(end.getKey());
                long next = handled == null ? 0 : handled.offset();
                if (next < end.getValue().offset()) {
                    from.put(end.getKey(), next);
                    offsets += end.getValue().offset() - next;
                }
            }
            return offsets > FEW || from.isEmpty() ? offsets : records(bootstrapServers, from);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("Kafka does not answer the query for the lag: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted");
        }
    }

    /** The number of records from these offsets on. Transaction markers take offsets but are no records. */
    private static long records(String bootstrapServers, Map<TopicPartition, Long> from) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            var ends = consumer.endOffsets(from.keySet());
            long records = 0;
            while (from.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                records += consumer.poll(Duration.ofMillis(100)).count();
            }
            return records;
        }
    }
}
