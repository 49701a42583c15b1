package io.winback.benchmarks;

import io.winback.local.stack.StackFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Records of a topic that a consumer group has still to handle. */
public final class Lag {

    private Lag() {}

    public static long of(String bootstrapServers, String group, String topic) {
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
            long lag = 0;
            for (var end :
                    admin.listOffsets(latest).all().get(10, TimeUnit.SECONDS).entrySet()) {
                var handled = committed.get(end.getKey());
                lag += end.getValue().offset() - (handled == null ? 0 : handled.offset());
            }
            return lag;
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("Kafka does not tell the lag: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted");
        }
    }
}
