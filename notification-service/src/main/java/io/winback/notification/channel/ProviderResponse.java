package io.winback.notification.channel;

import io.winback.events.Refusal;
import java.time.Duration;

/** The outcome of one attempt to hand a message to its provider. */
public sealed interface ProviderResponse {

    /** The provider has the message and is responsible for it. */
    record Accepted() implements ProviderResponse {}

    /**
     * The provider refused the message permanently. It is not tried again on this channel.
     *
     * @param reason {@code HARD_BOUNCED} only if the address is the cause; {@code RENDER_ERROR} if the content is
     */
    record Refused(Refusal reason, String detail) implements ProviderResponse {}

    /**
     * The provider refused the message temporarily. It counts as an attempt.
     *
     * @param retryAfter the wait that the provider requests; null if it requests none
     */
    record Deferred(String detail, Duration retryAfter) implements ProviderResponse {}

    /**
     * The provider takes no message: no connection, failed authentication, overload. It does not count as an attempt, and the
     * whole channel pauses.
     *
     * @param retryAfter the wait that the provider requests; null if it requests none
     */
    record Unavailable(String detail, Duration retryAfter) implements ProviderResponse {}

    /** The content was written, and no answer came within the time limit of the protocol: the provider may have it. */
    record Unknown(String detail) implements ProviderResponse {}

    /**
     * The provider has no content: {@link Handover#begin} did not allow it, or the writing was interrupted so that the provider
     * discards it. It does not count as an attempt.
     */
    record NotHandedOver() implements ProviderResponse {}
}
