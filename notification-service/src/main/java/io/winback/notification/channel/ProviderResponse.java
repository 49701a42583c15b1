package io.winback.notification.channel;

import io.winback.events.Refusal;
import java.time.Duration;

/** The outcome of one attempt to hand a message to its provider. Every outcome is exactly one of these. */
public sealed interface ProviderResponse {

    /** The provider has the message and is responsible for it. */
    record Accepted() implements ProviderResponse {}

    /**
     * The provider will never take this message. It is not attempted again on this channel.
     *
     * @param reason {@code HARD_BOUNCED} only if the address is at fault; {@code RENDER_ERROR} if the content is
     */
    record Refused(Refusal reason, String detail) implements ProviderResponse {}

    /**
     * The provider refused the message for now. It counts as an attempt.
     *
     * @param retryAfter the wait that the provider asks for; null if it names none
     */
    record Deferred(String detail, Duration retryAfter) implements ProviderResponse {}

    /**
     * The provider could not be asked, or asks everyone to wait: no connection, a failed sign-in, an overload. It is no
     * attempt of the message, and the whole channel pauses.
     *
     * @param retryAfter the wait that the provider asks for; null if it names none
     */
    record Unavailable(String detail, Duration retryAfter) implements ProviderResponse {}

    /** The content was handed over, and no answer came in the time that the protocol grants: the provider may have it. */
    record Unknown(String detail) implements ProviderResponse {}

    /**
     * The provider has nothing of it: {@link Handover#begin} did not allow the content, or its writing was interrupted so
     * that the provider discards it. It is no attempt.
     */
    record NotHandedOver() implements ProviderResponse {}
}
