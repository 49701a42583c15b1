package io.winback.notification.sending;

import io.winback.events.Channel;
import io.winback.notification.channel.AddressKind;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.Unknown;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A messenger that fails ends the attempt with a response in plain words. */
class ProviderCallTest {

    private static final String UNKNOWN_CAUSE = "an error in the service; its log has the cause";

    @Test
    void beforeTheFirstByteTheMessageIsDeferred() {
        assertThat(response(new FailingMessenger(false))).isEqualTo(new Deferred(UNKNOWN_CAUSE, null));
    }

    @Test
    void afterTheFirstByteTheOutcomeIsUnknown() {
        assertThat(response(new FailingMessenger(true))).isEqualTo(new Unknown(UNKNOWN_CAUSE));
    }

    private static ProviderResponse response(Messenger messenger) {
        var message =
                new InFlightMessage(SampleMessages.message(1, 0, 0), System.nanoTime(), TimeUnit.MINUTES.toNanos(1));
        return ProviderCall.send(messenger, null, message).join();
    }

    private record FailingMessenger(boolean begins) implements Messenger {

        @Override
        public CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
            if (begins) {
                handover.begin();
            }
            return CompletableFuture.supplyAsync(
                    () -> (ProviderResponse) List.of().get(3));
        }

        @Override
        public Channel channel() {
            return Channel.CHAT;
        }

        @Override
        public AddressKind addressKind() {
            return AddressKind.LINE;
        }

        @Override
        public int window() {
            return 1;
        }

        @Override
        public boolean deduplicates() {
            return true;
        }
    }
}
