package io.winback.notification.channel;

import io.quarkus.arc.All;
import io.winback.events.Channel;
import io.winback.notification.text.TextLength;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the messenger of each channel states about its channel. */
@ApplicationScoped
public class Channels {

    private final Map<Channel, Messenger> messengers = new EnumMap<>(Channel.class);

    /** @throws IllegalStateException if a channel has no messenger, or more than one */
    public Channels(@All List<Messenger> all) {
        for (var messenger : all) {
            if (messengers.put(messenger.channel(), messenger) != null) {
                throw new IllegalStateException(
                        "channel %s has more than one messenger".formatted(messenger.channel()));
            }
        }
        for (var channel : Channel.values()) {
            if (!messengers.containsKey(channel)) {
                throw new IllegalStateException("channel %s has no messenger".formatted(channel));
            }
        }
    }

    public AddressKind addressKind(Channel channel) {
        return messengers.get(channel).addressKind();
    }

    /** Whether each message of the channel has a subject. */
    public boolean needSubject(Channel channel) {
        return messengers.get(channel).needsSubject();
    }

    /** The length of a text as the channel counts it. */
    public TextLength measure(Channel channel, String text) {
        return messengers.get(channel).measure(text);
    }
}
