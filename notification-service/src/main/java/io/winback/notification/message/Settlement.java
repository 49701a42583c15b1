package io.winback.notification.message;

import io.winback.events.Refusal;
import java.time.Instant;
import java.util.UUID;

/**
 * The new state of a message after a claim.
 *
 * @param claimId the claim that it ends; after another claim has begun, only an acceptance has an effect
 * @param dueAt when the message is due again; null if it has ended
 * @param sentAt when the provider accepted it; null if it did not
 * @param attempt how the claim counts as an attempt
 * @param parts the number of SMS parts; null if it is not known
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

    /** @throws IllegalArgumentException if a claimed message cannot enter this state */
    public Settlement {
        if (MessageState.waiting().stream().noneMatch(waiting -> waiting.mayBecome(state))) {
            throw new IllegalArgumentException("a claimed message cannot become " + state);
        }
    }

    /** How a claim counts as an attempt of its message. */
    public enum AttemptKind {
        /** The provider answered. Only this kind uses up an attempt. */
        ANSWERED,
        /** The provider may have the content, but has not answered. */
        UNKNOWN,
        /** The provider could not be reached. */
        OUTAGE,
        /** The message was never handed over. */
        NONE
    }

    public static Settlement sent(ClaimedMessage message, Instant at, AttemptKind attempt) {
        return new Settlement(message.id(), message.claimId(), MessageState.SENT, null, null, at, attempt, null);
    }

    /** The message has failed. If an earlier attempt may have reached the recipient, it counts as sent. */
    public static Settlement failed(ClaimedMessage message, Refusal reason, Instant now) {
        return message.mayHaveBeenSent() ? sent(message, now, AttemptKind.UNKNOWN) : failed(message, reason);
    }

    /** The message has failed, and no attempt has reached the recipient. */
    public static Settlement failed(ClaimedMessage message, Refusal reason) {
        return new Settlement(
                message.id(), message.claimId(), MessageState.FAILED, reason, null, null, AttemptKind.ANSWERED, null);
    }

    /** The stored request cannot be read, so the message can never be sent. */
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

    /** The message must not be sent. If an earlier attempt may have reached the recipient, it counts as sent. */
    public static Settlement skipped(ClaimedMessage message, Refusal reason, Instant now) {
        if (message.mayHaveBeenSent()) {
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

    /** Whether the recipient was not reached and the next channel is to be tried. */
    public boolean endsChannel() {
        return state == MessageState.FAILED || state == MessageState.SKIPPED;
    }
}
