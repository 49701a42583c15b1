package io.winback.events.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The Kafka side of the relay: CloudEvents 1.0 in binary mode, acknowledged by all replicas. */
@ApplicationScoped
class Broker {

    private static final Logger LOG = Logger.getLogger(Broker.class);

    private static final long SIGN_SECONDS = 5;
    /** Afterwards whatever is under way is given up and sent anew; receivers know what they have had by its id. */
    private static final int SIGNS_BEFORE_ANEW = 6;

    private final String bootstrapServers;
    private KafkaProducer<String, byte[]> producer;

    Broker(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** What a relay does every few seconds while it waits, so that nobody takes it for dead. */
    interface SignOfLife {
        void give() throws SQLException;
    }

    /**
     * Sends all, waits for all, and answers the positions of those that arrived. After the first that cannot be
     * handed over nothing more is sent, so that no later fact overtakes an earlier one. When nothing arrives for half
     * a minute all that is under way is given up at once: a broker that lost what it knew of a producer, such as with
     * a topic that was made anew, refuses its batches for ever.
     */
    List<Long> send(List<Entry<Long, OutboxRow>> rows, SignOfLife signOfLife)
            throws InterruptedException, SQLException {
        var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
        try {
            for (var row : rows) {
                var answer = producer().send(record(row.getValue()));
                sent.add(answer);
                if (answer.isDone() && !arrived(answer)) {
                    break;
                }
            }
        } catch (KafkaException e) {
            LOG.warnf("the broker takes no more for now: %s", e.getMessage());
        }
        var acknowledged = new ArrayList<Long>(rows.size());
        Throwable refusal = null;
        for (int i = 0; i < sent.size(); i++) {
            try {
                await(sent.get(i), signOfLife);
                acknowledged.add(rows.get(i).getKey());
            } catch (ExecutionException e) {
                refusal = e.getCause();
            }
        }
        if (refusal != null) {
            LOG.warnf("the broker refused %d records, such as for: %s", sent.size() - acknowledged.size(), refusal);
        }
        return acknowledged;
    }

    /** A topic whose leaders are not known is answered at once, and not thrown. */
    private static boolean arrived(Future<?> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private void await(Future<?> answer, SignOfLife signOfLife)
            throws InterruptedException, ExecutionException, SQLException {
        for (int signs = 0; signs < SIGNS_BEFORE_ANEW; signs++) {
            try {
                answer.get(SIGN_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                signOfLife.give();
            }
        }
        close(Duration.ZERO);
        answer.get();
    }

    void close() {
        close(Duration.ofSeconds(2));
    }

    private void close(Duration patience) {
        if (producer != null) {
            producer.close(patience);
            producer = null;
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
                            // A leader that knows nothing of a producer takes any batch as its first, also the second.
                            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                            1,
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "lz4",
                            ProducerConfig.BATCH_SIZE_CONFIG,
                            128 * 1024,
                            // A producer that gives up one batch lets the next overtake it: only all of them are given
                            // up.
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            Integer.MAX_VALUE,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            10_000),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }

    private static ProducerRecord<String, byte[]> record(OutboxRow row) {
        var headers = new RecordHeaders();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", row.id().toString().getBytes(UTF_8));
        headers.add("ce_type", row.type().getBytes(UTF_8));
        headers.add("ce_source", row.topic().source().getBytes(UTF_8));
        headers.add("ce_time", row.occurredAt().toString().getBytes(UTF_8));
        headers.add("ce_subject", row.key().getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        headers.add("traceparent", row.traceparent().getBytes(UTF_8));
        if (row.causationId() != null) {
            headers.add("ce_causationid", row.causationId().toString().getBytes(UTF_8));
        }
        return new ProducerRecord<>(
                row.topic().toString(),
                null,
                row.key(),
                row.payload() == null ? null : row.payload().getBytes(UTF_8),
                headers);
    }
}
