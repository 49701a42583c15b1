package io.winback.notification.message;

import io.winback.events.Refusal;
import java.time.Instant;
import java.util.UUID;

/**
 * The new state of a message after a claim.
 *
 * @param claimId the claim that it ends; only an acceptance counts after another claim has begun
 * @param dueAt when the message is due again; null if it is not
 * @param sentAt when the provider took it; null if it did not
 * @param attempt how the claim counts
 * @param parts how many SMS the message takes; null if that is not known
 */
public record Settlement(
        UUID messageId,
        UUID claimId,
        MessageState state,
        Refusal reason,
        Instant dueAt,
        Instant sentAt,
        AttemptKind attempt,
        Integer parts) {

    /** How a claim counts in the figures of its message. */
    public enum AttemptKind {
        /** The provider answered. */
        ANSWERED,
        /** The provider got the content and did not answer. */
        UNKNOWN,
        /** The provider could not be reached: no attempt. */
        OUTAGE,
        /** The message was never handed over: no attempt. */
        NONE
    }

    public static Settlement sent(ClaimedMessage message, Instant at, AttemptKind attempt) {
        return new Settlement(message.id(), message.claimId(), MessageState.SENT, null, null, at, attempt, null);
    }

    public static Settlement failed(ClaimedMessage message, Refusal reason) {
        return new Settlement(
                message.id(), message.claimId(), MessageState.FAILED, reason, null, null, AttemptKind.ANSWERED, null);
    }

    public static Settlement skipped(ClaimedMessage message, Refusal reason) {
        return new Settlement(
                message.id(), message.claimId(), MessageState.SKIPPED, reason, null, null, AttemptKind.NONE, null);
    }

    public static Settlement deferred(ClaimedMessage message, Instant dueAt, AttemptKind attempt) {
        return new Settlement(message.id(), message.claimId(), MessageState.DEFERRED, null, dueAt, null, attempt, null);
    }

    public Settlement withParts(Integer count) {
        return new Settlement(messageId, claimId, state, reason, dueAt, sentAt, attempt, count);
    }

    /** Whether the channel is out of the question now, and the recipient was not reached. */
    public boolean endsTheChannel() {
        return state == MessageState.FAILED || state == MessageState.SKIPPED;
    }
}
