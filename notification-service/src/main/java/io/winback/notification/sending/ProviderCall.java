package io.winback.notification.sending;

import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.Unknown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hands one message to its messenger, so that every attempt ends with a response, whatever the messenger does. */
final class ProviderCall {

    /** A messenger keeps the time limits of its protocol; this is for one that does not. */
    private static final long LONGEST_MINUTES = 60;

    private ProviderCall() {}

    static CompletableFuture<ProviderResponse> send(Messenger messenger, Outgoing outgoing, MessageInHand message) {
        return answer(messenger, outgoing, message)
                .copy()
                .completeOnTimeout(
                        new Unknown("the messenger did not end the attempt"), LONGEST_MINUTES, TimeUnit.MINUTES)
                .exceptionally(failure -> response(message, failure));
    }

    private static CompletableFuture<ProviderResponse> answer(
            Messenger messenger, Outgoing outgoing, MessageInHand message) {
        try {
            return messenger.send(outgoing, message).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** An exception before the first byte means that the provider has nothing. */
    private static ProviderResponse response(MessageInHand message, Throwable failure) {
        return message.hasBegun() ? new Unknown(failure.toString()) : new Deferred(failure.toString(), null);
    }
}
