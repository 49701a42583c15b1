package io.winback.chassis.outbox;

import java.util.Map;

/**
 * A row that can never be sent, such as one that is larger than its topic allows.
 *
 * @param position of the row in the outbox
 * @param headers the headers of the record, as far as they are known
 * @param payload null for a tombstone
 */
public record Unsendable(
        String topic, long position, String key, Map<String, String> headers, String payload, Throwable cause) {

    static Unsendable of(long position, OutboxRow row, Throwable cause) {
        return new Unsendable(row.topic(), position, row.key(), row.headers(), row.payload(), cause);
    }
}
