package io.winback.notification.message;

import io.winback.events.Refusal;
import java.time.Instant;

/**
 * A message that its channel did not send.
 *
 * @param notAfter the deadline as it is stored now: the message may have been withdrawn after it was claimed
 */
public record FailedChannel(ClaimedMessage message, Refusal reason, Instant notAfter) {

    /** Whether another channel can send the message. A message of a journey that has ended is sent on none. */
    boolean mayTryNext() {
        return message.recipient() != null && reason != Refusal.CAMPAIGN_PAUSED;
    }
}
