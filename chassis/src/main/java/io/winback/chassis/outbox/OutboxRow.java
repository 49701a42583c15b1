package io.winback.chassis.outbox;

import io.winback.events.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event on its way out, as it is stored.
 *
 * @param topic by its name, which may be one that we do not know
 * @param payload null for a tombstone
 * @param occurredAt null if no instant can tell it
 */
record OutboxRow(
        UUID id,
        String topic,
        String key,
        String type,
        String payload,
        Instant occurredAt,
        UUID causationId,
        String traceparent) {

    /** Of CloudEvents 1.0 in binary mode; what is not known is left out. */
    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        Topic.find(topic).ifPresent(known -> headers.put("ce_source", known.source()));
        if (occurredAt != null) {
            headers.put("ce_time", occurredAt.toString());
        }
        headers.put("ce_subject", key);
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        if (causationId != null) {
            headers.put("ce_causationid", causationId.toString());
        }
        return headers;
    }
}
