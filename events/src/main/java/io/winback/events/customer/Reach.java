package io.winback.events.customer;

import io.winback.events.Channel;
import java.util.List;
import java.util.Objects;

/**
 * The channels that can reach a customer, without the addresses.
 *
 * @param allowed the channels to which the customer consents
 * @param addresses the channels for which an address is known
 * @param preferred the channel that the customer prefers; absent without one
 */
public record Reach(List<Channel> allowed, List<Channel> addresses, Channel preferred) {

    /** A channel of a later version is left out. */
    public Reach {
        allowed = known(allowed);
        addresses = known(addresses);
    }

    private static List<Channel> known(List<Channel> channels) {
        return channels == null
                ? List.of()
                : channels.stream().filter(Objects::nonNull).toList();
    }
}
