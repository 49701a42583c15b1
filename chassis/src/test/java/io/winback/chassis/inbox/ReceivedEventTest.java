package io.winback.chassis.inbox;

import io.winback.events.Event;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponRedeemed;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A record that is not an event is unreadable, and is never a failure of another kind, which would be retried. */
class ReceivedEventTest {

    private static final String KEY = "hina";
    private static final String ID = "0190a000-0000-7000-8000-000000000001";

    private static final List<Class<? extends Event>> TYPES = List.of(
            CouponRequested.class, CustomerProfile.class, ProfileErased.class, MessageSent.class, CouponRedeemed.class);

    private static final String[] EVENTS = {
        "{\"customerId\": \"hina\", \"decisionId\": \"%s\", \"offerId\": \"a\"}".formatted(ID),
        "{\"customerId\": \"hina\", \"version\": 1, \"consents\": {\"EMAIL\": {\"granted\": true, \"at\": \"2026-11-22T03:04:05Z\"}}}",
        "{\"customerId\": \"hina\", \"value\": {\"orders\": 3, \"revenue\": {\"amount\": 1e3, \"currency\": \"JPY\"}}}",
        "{\"customerId\": \"hina\", \"version\": 1e999999999}",
        "{\"customerId\": \"hina\", \"value\": {\"revenue\": {\"amount\": 1e999999999, \"currency\": \"JPY\"}}}",
        "{\"customerId\": \"hina\", \"discount\": {\"amount\": 1e99999999999, \"currency\": \"JPY\"}}",
        "{\"customerId\": \"hina\", \"sentAt\": \"+999999999-12-31T23:59:59Z\"}",
        "{\"customerId\": \"hina\", \"sentAt\": 1e99}",
        "{\"customerId\": \"hina\", \"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"
    };

    @Property(tries = 3_000)
    void aRecordIsReadOrIsUnreadable(
            @ForAll("types") Class<? extends Event> type,
            @ForAll("payloads") byte[] payload,
            @ForAll("ids") String id,
            @ForAll("versions") String version) {
        var record = new ConsumerRecord<>("campaign-events", 0, 0, KEY, payload);
        record.headers().add("ce_id", id.getBytes(UTF_8));
        record.headers().add("ce_specversion", version.getBytes(UTF_8));
        record.headers().add("ce_type", type.getSimpleName().getBytes(UTF_8));
        record.headers().add("traceparent", null);

        var read = ParserCheck.read(
                () -> ReceivedEvent.of(RawRecord.of(record), name -> Optional.of(type)), UnreadableEvent.class);

        read.flatMap(event -> event).ifPresent(event -> {
            assertThat(event.id()).isEqualTo(UUID.fromString(id));
            assertThat(event.event().customerId()).isEqualTo(KEY);
        });
    }

    @Provide
    Arbitrary<Class<? extends Event>> types() {
        return Arbitraries.of(TYPES);
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Arbitraries.oneOf(
                HostileInput.bytes(),
                Arbitraries.of(EVENTS).map(event -> event.getBytes(UTF_8)),
                HostileInput.texts(EVENTS).map(event -> event.getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(ID)), Tuple.of(1, HostileInput.texts(ID)));
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.of("1.0")), Tuple.of(1, HostileInput.texts("1.0")));
    }
}
