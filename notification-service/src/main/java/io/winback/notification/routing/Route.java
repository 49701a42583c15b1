package io.winback.notification.routing;

import io.winback.events.Channel;
import io.winback.notification.recipient.Recipient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The channels to try for a person, in the order that the campaign wishes and the person prefers. */
public final class Route {

    private static final String PREFERRED = "PREFERRED";

    private Route() {}

    /** @param wished {@code PREFERRED} or channel names; one we do not know is passed over */
    public static List<Channel> of(List<String> wished, Recipient recipient) {
        var route = new LinkedHashSet<Channel>();
        for (var name : wished == null || wished.isEmpty() ? List.of(PREFERRED) : wished) {
            if (name.equals(PREFERRED)) {
                addPreferred(route, recipient);
            } else {
                addNamed(route, name);
            }
        }
        return List.copyOf(route);
    }

    /** Who named no preference is asked in the usual order, where they allow it. */
    private static void addPreferred(Set<Channel> route, Recipient recipient) {
        if (recipient.preferredChannel() != null) {
            route.add(recipient.preferredChannel());
            return;
        }
        for (var channel : Channel.values()) {
            if (recipient.allows(channel) && recipient.address(channel).isPresent()) {
                route.add(channel);
                return;
            }
        }
        route.add(Channel.EMAIL);
    }

    private static void addNamed(Set<Channel> route, String name) {
        for (var channel : Channel.values()) {
            if (channel.name().equals(name)) {
                route.add(channel);
            }
        }
    }
}
