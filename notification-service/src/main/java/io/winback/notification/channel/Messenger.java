package io.winback.notification.channel;

import io.winback.events.Channel;
import io.winback.notification.text.TextLength;
import java.util.concurrent.CompletionStage;

/** Hands messages of one channel to the provider of the channel. */
public interface Messenger {

    Channel channel();

    /** The kind of address that the channel sends to. */
    AddressKind addressKind();

    /** How many messages the provider takes at once. */
    int window();

    /**
     * Whether the provider recognises the id of a message that it already has, and does not deliver it twice. If so, an unknown outcome is retried until
     * it is known; otherwise it is retried once.
     */
    boolean deduplicates();

    /** Whether each message of the channel has a subject. */
    default boolean needsSubject() {
        return false;
    }

    /** The length of a text as the provider counts it. */
    default TextLength measure(String text) {
        return TextLength.UNLIMITED;
    }

    /**
     * Hands over one message. It completes with the answer of the provider, or with {@link ProviderResponse.Unknown} after the
     * time limit of the protocol. It does not block the caller. An exception counts as {@code Unknown} after {@link
     * Handover#begin} has returned true, and as {@code Deferred} before.
     */
    CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover);
}
