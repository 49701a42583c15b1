package io.winback.chassis.outbox;

import io.winback.events.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A stored event that the relay sends.
 *
 * @param topic its name, which may be unknown
 * @param payload null for a tombstone
 * @param occurredAt null for an infinite time
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

    /** The headers of CloudEvents 1.0 in binary mode. Unknown values are left out. */
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
