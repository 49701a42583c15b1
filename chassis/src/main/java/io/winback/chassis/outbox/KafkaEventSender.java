package io.winback.chassis.outbox;

import io.smallrye.common.annotation.Identifier;
import io.winback.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends batches to Kafka: CloudEvents 1.0 in binary mode, one transaction for each batch, acknowledged by all replicas.
 *
 * <p>All relays of a service share one transactional id. When the next relay begins, the broker refuses all records of the
 * relay before it.
 */
@ApplicationScoped
class KafkaEventSender {

    private static final Logger LOG = Logger.getLogger(KafkaEventSender.class);

    private static final long CHECK_SECONDS = 5;
    /** After this many checks all records in flight are dropped and sent again. Consumers deduplicate by id. */
    private static final int CHECKS_BEFORE_RESEND = 6;

    /** Failures that a record has each time it is sent. Any other failure may be temporary. */
    private static final List<Class<? extends Exception>> REFUSALS = List.of(
            RecordTooLargeException.class,
            InvalidRecordException.class,
            SerializationException.class,
            InvalidTopicException.class);

    private final Map<String, Object> kafka;
    private final String transactionalId;
    private KafkaProducer<String, byte[]> producer;

    @Inject
    KafkaEventSender(@Identifier("default-kafka-broker") Map<String, Object> kafka, OutboxConfiguration configuration) {
        this(kafka, configuration.transactionalId());
    }

    /** @param kafka addresses, TLS and SASL of the broker; settings that producers do not know are ignored */
    KafkaEventSender(Map<String, Object> kafka, String transactionalId) {
        this.kafka = kafka;
        this.transactionalId = transactionalId;
    }

    /** A relay calls it every few seconds while it waits, so that it counts as alive. */
    interface SignOfLife {
        void give() throws SQLException;
    }

    /** Fences the earlier producers of this service, and ends their open transactions. */
    void begin() {
        drop();
        producer = newProducer();
        producer.initTransactions();
    }

    /**
     * Sends all rows in one transaction. It returns when the transaction is committed.
     *
     * @return the rows that can never be sent, with their causes; then nothing is committed, and the other rows must be sent
     *     again
     * @throws KafkaException if the outcome is unknown: call {@link #begin} before the next try
     */
    Map<Long, Throwable> send(Map<Long, OutboxRow> rows, SignOfLife signOfLife)
            throws InterruptedException, SQLException {
        var refused = new LinkedHashMap<Long, Throwable>();
        var records = records(rows, refused);
        if (!refused.isEmpty()) {
            return refused;
        }
        producer.beginTransaction();
        var refusal = new AtomicReference<Map.Entry<Long, Throwable>>();
        var failure = failureAmong(sent(records, refusal), signOfLife);
        if (refusal.get() != null) {
            producer.abortTransaction();
            return Map.ofEntries(refusal.get());
        }
        if (failure != null) {
            throw failure;
        }
        commit();
        return Map.of();
    }

    void commit() throws InterruptedException {
        producer.commitTransaction();
    }

    /** Drops all records in flight. If a producer dropped one batch, the next batch would overtake it. */
    void drop() {
        if (producer == null) {
            return;
        }
        try {
            producer.close(Duration.ZERO);
        } catch (KafkaException e) {
            LOG.debugf(e, "the producer could not be closed");
        } finally {
            producer = null;
        }
    }

    private static Map<Long, ProducerRecord<String, byte[]>> records(
            Map<Long, OutboxRow> rows, Map<Long, Throwable> refused) {
        var records = new LinkedHashMap<Long, ProducerRecord<String, byte[]>>();
        rows.forEach((position, row) -> {
            try {
                records.put(position, record(row));
            } catch (RuntimeException e) {
                refused.put(position, e);
            }
        });
        return records;
    }

    /**
     * Sends until a record is refused at once. After a refused record the other records of the transaction fail for the same
     * reason, so only the first failure counts.
     */
    private List<Future<RecordMetadata>> sent(
            Map<Long, ProducerRecord<String, byte[]>> records, AtomicReference<Map.Entry<Long, Throwable>> refusal)
            throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var record : records.entrySet()) {
            var answer = producer.send(record.getValue(), (metadata, failure) -> {
                if (isRefusal(failure)) {
                    refusal.compareAndSet(null, Map.entry(record.getKey(), failure));
                }
            });
            sent.add(answer);
            if (answer.isDone() && !arrived(answer)) {
                break;
            }
        }
        return sent;
    }

    /** Waits for all answers. Null without a failure. */
    private static KafkaException failureAmong(List<Future<RecordMetadata>> sent, SignOfLife signOfLife)
            throws InterruptedException, SQLException {
        KafkaException failure = null;
        for (var answer : sent) {
            try {
                await(answer, signOfLife);
            } catch (ExecutionException e) {
                if (failure == null) {
                    failure = e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
                }
            }
        }
        return failure;
    }

    private static boolean isRefusal(Throwable cause) {
        return REFUSALS.stream().anyMatch(refusal -> refusal.isInstance(cause));
    }

    /** A record that is too large, or whose topic is unknown, fails immediately. */
    private static boolean arrived(Future<?> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static void await(Future<?> answer, SignOfLife signOfLife)
            throws InterruptedException, ExecutionException, SQLException {
        for (int checks = 0; checks < CHECKS_BEFORE_RESEND; checks++) {
            try {
                answer.get(CHECK_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                signOfLife.give();
            }
        }
        throw new org.apache.kafka.common.errors.TimeoutException(
                "the broker acknowledged no record for %d s".formatted(CHECK_SECONDS * CHECKS_BEFORE_RESEND));
    }

    private KafkaProducer<String, byte[]> newProducer() {
        var settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A new leader accepts any batch of an unknown producer as its first, also the second.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        // If the producer dropped one batch, the next would overtake it.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row) {
        if (row.occurredAt() == null) {
            throw new IllegalArgumentException("the time of the event is infinite");
        }
        var headers = new RecordHeaders();
        row.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return new ProducerRecord<>(
                Topic.named(row.topic()).toString(),
                null,
                row.key(),
                row.payload() == null ? null : row.payload().getBytes(UTF_8),
                headers);
    }
}
