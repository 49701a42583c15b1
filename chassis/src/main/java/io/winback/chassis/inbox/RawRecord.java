package io.winback.chassis.inbox;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A record as it was received, before it is checked. */
record RawRecord(String topic, int partition, long offset, String key, Map<String, String> headers, byte[] payload) {

    static RawRecord of(ConsumerRecord<String, byte[]> consumed) {
        var headers = new TreeMap<String, String>();
        for (var header : consumed.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8));
        }
        return new RawRecord(
                consumed.topic(), consumed.partition(), consumed.offset(), consumed.key(), headers, consumed.value());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** @throws UnreadableEvent without a valid {@code ce_id} */
    UUID id() {
        try {
            return UUID.fromString(
                    header("ce_id").orElseThrow(() -> new UnreadableEvent("the record has no header ce_id")));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("the header ce_id is not a UUID: " + headers.get("ce_id"));
        }
    }
}
