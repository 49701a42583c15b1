package io.winback.notification.channel;

import io.quarkus.arc.All;
import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The channels with the kind of address that the messenger of each names. */
@ApplicationScoped
public class Channels {

    private final Map<Channel, AddressKind> addressKinds = new EnumMap<>(Channel.class);

    /** @throws IllegalStateException if a channel has no messenger, or more than one */
    public Channels(@All List<Messenger> messengers) {
        for (var messenger : messengers) {
            if (addressKinds.put(messenger.channel(), messenger.addressKind()) != null) {
                throw new IllegalStateException(
                        "channel %s has more than one messenger".formatted(messenger.channel()));
            }
        }
        for (var channel : Channel.values()) {
            if (!addressKinds.containsKey(channel)) {
                throw new IllegalStateException("channel %s has no messenger".formatted(channel));
            }
        }
    }

    public AddressKind addressKind(Channel channel) {
        return addressKinds.get(channel);
    }
}
