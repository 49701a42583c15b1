package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.notification.recipient.Recipient;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The channels to try for a recipient, in the order of the campaign and of the preference of the recipient. */
public final class ChannelOrder {

    private static final String PREFERRED = "PREFERRED";

    private ChannelOrder() {}

    /** @param requested {@code PREFERRED} or names of channels; unknown names are ignored */
    public static List<Channel> of(List<String> requested, Recipient recipient) {
        var order = new LinkedHashSet<Channel>();
        for (var name : requested == null || requested.isEmpty() ? List.of(PREFERRED) : requested) {
            if (name.equals(PREFERRED)) {
                addPreferred(order, recipient);
            } else {
                addNamed(order, name);
            }
        }
        return List.copyOf(order);
    }

    /**
     * Without a preference it is the first channel that the recipient allows and has an address for. If there is none it is the
     * first of all channels, whose gates then give the reason.
     */
    private static void addPreferred(Set<Channel> order, Recipient recipient) {
        if (recipient.preferredChannel() != null) {
            order.add(recipient.preferredChannel());
            return;
        }
        order.add(Arrays.stream(Channel.values())
                .filter(channel ->
                        recipient.allows(channel) && recipient.address(channel).isPresent())
                .findFirst()
                .orElse(Channel.values()[0]));
    }

    private static void addNamed(Set<Channel> order, String name) {
        for (var channel : Channel.values()) {
            if (channel.name().equals(name)) {
                order.add(channel);
            }
        }
    }
}
