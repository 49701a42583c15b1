package io.winback.notification.channel;

import io.winback.events.Channel;
import java.util.concurrent.CompletionStage;

/** Hands messages of one channel to its provider. */
public interface Messenger {

    Channel channel();

    /** How many messages may be in hand at once. */
    int window();

    /**
     * Whether the provider recognises the id of a message that it already has. If so, an unknown outcome is retried until
     * it is known; otherwise it is retried once.
     */
    boolean deduplicates();

    /**
     * Hands one message over and completes with the provider's answer, or with {@link ProviderResponse.Unknown} after the
     * time that the protocol grants. Does not block the caller. What is thrown, or completes exceptionally, counts as
     * {@code Unknown} after {@link Handover#begin} has returned true, and as {@code Deferred} before.
     */
    CompletionStage<ProviderResponse> send(Outgoing message, Handover handover);
}
