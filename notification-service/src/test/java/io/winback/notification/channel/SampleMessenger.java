package io.winback.notification.channel;

import io.winback.events.Channel;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** Messengers for domain tests, which send nothing. */
public record SampleMessenger(Channel channel, AddressKind addressKind) implements Messenger {

    /** All channels, without a limit of texts. */
    public static Channels channels() {
        return new Channels(Arrays.stream(Channel.values())
                .<Messenger>map(channel -> new SampleMessenger(channel, AddressKind.PHONE))
                .toList());
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean deduplicates() {
        return false;
    }

    @Override
    public CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
        throw new UnsupportedOperationException();
    }
}
