package io.winback.testkit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Publishes and reads events, as another service does. */
public final class EventStream {

    private static final Map<Topic, KnownRecords> KNOWN = new ConcurrentHashMap<>();

    private EventStream() {}

    /** Publishes events as their owner does, each with a new id. Returns when the broker has stored them. */
    public static void publish(Event... events) {
        for (var event : events) {
            publish(UuidCreator.getTimeOrderedEpoch(), event);
        }
    }

    public static void publish(UUID id, Event event) {
        send(record(id, event));
    }

    /** An event as a record of its topic. */
    public static ProducerRecord<String, byte[]> record(UUID id, Event event) {
        var record = new ProducerRecord<>(
                Topic.of(event).toString(),
                event.customerId(),
                EventJson.write(event).getBytes(UTF_8));
        record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
        record.headers().add("ce_id", id.toString().getBytes(UTF_8));
        record.headers().add("ce_type", event.getClass().getSimpleName().getBytes(UTF_8));
        record.headers().add("ce_source", Topic.of(event).source().getBytes(UTF_8));
        record.headers().add("ce_time", Instant.EPOCH.toString().getBytes(UTF_8));
        record.headers().add("ce_subject", event.customerId().getBytes(UTF_8));
        return record;
    }

    /** Sends any record, also an invalid one. */
    public static void send(ProducerRecord<String, byte[]> record) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All events of a type about one customer, in order, from the beginning of the topic. */
    public static <E extends Event> List<E> published(Class<E> type, String customerId) {
        return published(type, customerId::equals);
    }

    /** All events of a type about some customers, from the beginning of the topic. Those about one customer are in order. */
    public static <E extends Event> List<E> published(Class<E> type, Predicate<String> customerIds) {
        return records(type, customerIds).stream()
                .map(record -> EventJson.readBack(new String(record.value(), UTF_8), type))
                .toList();
    }

    /** The records of all events of a type about one customer, in order, from the beginning of the topic. */
    public static List<ConsumerRecord<String, byte[]>> records(Class<? extends Event> type, String customerId) {
        return records(type, customerId::equals);
    }

    private static List<ConsumerRecord<String, byte[]>> records(
            Class<? extends Event> type, Predicate<String> customerIds) {
        return KNOWN
                .computeIfAbsent(topicOf(type), topic -> new KnownRecords(settings(), topic.toString()))
                .upToNow()
                .stream()
                .filter(record -> record.key() != null && customerIds.test(record.key()))
                .filter(record -> header(record, "ce_type")
                        .filter(type.getSimpleName()::equals)
                        .isPresent())
                .toList();
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", TestInfrastructure.broker().bootstrapServers());
    }

    public static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    private static Topic topicOf(Class<? extends Event> type) {
        for (var topic : Topic.values()) {
            if (topic.types().containsValue(type)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic carries " + type);
    }
}
