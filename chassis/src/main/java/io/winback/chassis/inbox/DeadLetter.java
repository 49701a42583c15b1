package io.winback.chassis.inbox;

import io.winback.chassis.access.PersonalDataMask;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A record that could not be handled, without its payload, which may hold personal data.
 *
 * @param cause what is wrong with the record, in plain words; the log has the failure itself
 */
public record DeadLetter(
        UUID id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        String cause,
        Instant failedAt,
        @Nullable Instant replayedAt) {

    /** The cause may quote a value of the record. */
    DeadLetter withoutValues() {
        return new DeadLetter(
                id, topic, partition, offset, key, headers, PersonalDataMask.cause(cause), failedAt, replayedAt);
    }
}
