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
        /** The provider answered: the only kind that uses up an attempt. */
        ANSWERED,
        /** The provider may have the content, and has not said so. */
        UNKNOWN,
        /** The provider could not be reached. */
        OUTAGE,
        /** The message was never handed over. */
        NONE
    }

    public static Settlement sent(ClaimedMessage message, Instant at, AttemptKind attempt) {
        return new Settlement(message.id(), message.claimId(), MessageState.SENT, null, null, at, attempt, null);
    }

    /** It is not sent any more. If an earlier attempt may have reached the recipient it counts as sent. */
    public static Settlement failed(ClaimedMessage message, Refusal reason, Instant now) {
        return message.mayHaveGone() ? sent(message, now, AttemptKind.UNKNOWN) : failed(message, reason);
    }

    /** No attempt has reached the recipient, and none will. */
    public static Settlement failed(ClaimedMessage message, Refusal reason) {
        return new Settlement(
                message.id(), message.claimId(), MessageState.FAILED, reason, null, null, AttemptKind.ANSWERED, null);
    }

    /** It can never be sent. */
    public static Settlement unreadable(UnreadableMessage message) {
        return new Settlement(
                message.id(),
                message.claimId(),
                MessageState.FAILED,
                Refusal.RENDER_ERROR,
                null,
                null,
                AttemptKind.NONE,
                null);
    }

    /** It must not be sent any more. If an earlier attempt may have reached the recipient it counts as sent. */
    public static Settlement skipped(ClaimedMessage message, Refusal reason, Instant now) {
        if (message.mayHaveGone()) {
            return sent(message, now, AttemptKind.UNKNOWN);
        }
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
