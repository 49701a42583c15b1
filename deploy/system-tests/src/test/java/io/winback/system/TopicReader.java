package io.winback.system;

import io.winback.testkit.TopicRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the topics, and resets consumer groups. */
final class TopicReader {

    private TopicReader() {}

    /** The event types of each customer whose id has the prefix, in order. */
    static Map<String, List<String>> typesByCustomer(String bootstrapServers, String topic, String prefix) {
        var types = new TreeMap<String, List<String>>();
        read(bootstrapServers, topic, record -> {
            if (record.key() != null && record.key().startsWith(prefix)) {
                types.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(header(record, "ce_type"));
            }
        });
        return types;
    }

    /** The header {@code traceparent} of the events of a customer, by event type. Of several events of a type it is the last. */
    static Map<String, String> traces(String bootstrapServers, List<String> topics, String customer) {
        var traces = new TreeMap<String, String>();
        topics.forEach(topic -> read(bootstrapServers, topic, record -> {
            if (customer.equals(record.key())) {
                traces.put(header(record, "ce_type"), header(record, "traceparent"));
            }
        }));
        return traces;
    }

    /** The end offsets of all partitions of the topics. */
    static Map<TopicPartition, Long> ends(String bootstrapServers, List<String> topics) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
        }
    }

    /** Sets the offsets of a group without members to the beginning. */
    static void rewind(String bootstrapServers, String group) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet()
                    .forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, beginning).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void read(String bootstrapServers, String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        TopicRecords.read(Map.of("bootstrap.servers", bootstrapServers), topic, each);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
