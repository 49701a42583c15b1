package io.winback.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.Money;
import io.winback.events.Topic;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Publishes events about many customers, the same share for each channel, as customer-service does. */
public final class SyntheticCustomers {

    private static final CustomerValue VALUE = new CustomerValue(
            4,
            Instant.parse("2025-01-10T03:00:00Z"),
            Instant.parse("2025-11-02T03:00:00Z"),
            Money.of("18400", "JPY"),
            new Rfm(2, 4, 4),
            Tier.HIGH,
            LocalDate.parse("2026-11-01"));

    private final String bootstrapServers;
    private final int first;
    private final int size;

    /** @param first the number of the first customer; other numbers are other customers */
    public SyntheticCustomers(String bootstrapServers, int first, int size) {
        this.bootstrapServers = bootstrapServers;
        this.first = first;
        this.size = size;
    }

    /** Publishes their profiles. */
    public void publishProfiles() {
        send(this::profile);
    }

    /**
     * Publishes the churn of all of them.
     *
     * @return when the first event was sent
     */
    public Instant churnAll() {
        var began = Instant.now();
        send(this::churn);
        return began;
    }

    private CustomerProfile profile(int number) {
        var channel = Channel.values()[number % Channel.values().length];
        var id = id(number);
        return new CustomerProfile(
                id,
                1,
                "お客様 " + number,
                "ja-JP",
                "Asia/Tokyo",
                new Contacts(id + "@customers.example", "+8190%08d".formatted(number), "U" + id),
                channel,
                Map.of(channel, new Consent(true, Instant.parse("2026-01-01T00:00:00Z"))),
                Stage.ACTIVE,
                null,
                VALUE,
                false);
    }

    private CustomerChurned churn(int number) {
        var customer = new CustomerSnapshot(
                id(number),
                Stage.CHURNED,
                Tier.HIGH,
                ChurnReason.UNKNOWN,
                0.0,
                "ja-JP",
                "Asia/Tokyo",
                Map.of("plan", "gold"),
                VALUE,
                false);
        return new CustomerChurned(
                id(number), UuidCreator.getTimeOrderedEpoch(), Instant.now(), ChurnCause.LAPSED, customer);
    }

    private void send(IntFunction<Event> event) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < size; i++) {
                producer.send(record(event.apply(first + i)));
            }
            producer.flush();
        }
    }

    private static ProducerRecord<String, byte[]> record(Event event) {
        var record = new ProducerRecord<>(
                Topic.of(event).toString(),
                event.customerId(),
                EventJson.write(event).getBytes(UTF_8));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", UuidCreator.getTimeOrderedEpoch().toString().getBytes(UTF_8))
                .add("ce_type", event.getClass().getSimpleName().getBytes(UTF_8))
                .add("ce_source", Topic.of(event).source().getBytes(UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(UTF_8))
                .add("ce_subject", event.customerId().getBytes(UTF_8));
        return record;
    }

    private static String id(int number) {
        return "wave-%07d".formatted(number);
    }
}
