package io.winback.notification.sending;

import io.winback.chassis.http.FailureInWords;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.Unknown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Hands one message to its messenger. Every attempt ends with a response, even if the messenger fails. */
final class ProviderCall {

    private static final Logger LOG = Logger.getLogger(ProviderCall.class);

    /** For a messenger that does not keep the time limits of its protocol. */
    private static final long LONGEST_MINUTES = 60;

    private ProviderCall() {}

    static CompletableFuture<ProviderResponse> send(
            Messenger messenger, OutgoingMessage outgoing, InFlightMessage message) {
        return answer(messenger, outgoing, message)
                .copy()
                .completeOnTimeout(
                        new Unknown("the messenger did not end the attempt"), LONGEST_MINUTES, TimeUnit.MINUTES)
                .exceptionally(failure -> response(message, failure));
    }

    private static CompletableFuture<ProviderResponse> answer(
            Messenger messenger, OutgoingMessage outgoing, InFlightMessage message) {
        try {
            return messenger.send(outgoing, message).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** An exception before the first byte means that the provider has received no content. */
    private static ProviderResponse response(InFlightMessage message, Throwable failure) {
        LOG.warnf(failure, "message %s: the messenger failed", message.id());
        var words = FailureInWords.of(failure, "an error in the service; its log has the cause");
        return message.hasBegun() ? new Unknown(words) : new Deferred(words, null);
    }
}
