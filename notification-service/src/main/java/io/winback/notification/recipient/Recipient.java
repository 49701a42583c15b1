package io.winback.notification.recipient;

import io.winback.events.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A customer to whom messages may be sent.
 *
 * @param addresses by channel, where there is one
 * @param deceased whether the customer is recorded as deceased
 * @param hasOpenComplaint whether a complaint of the customer is not resolved
 * @param suppressedChannels the channels whose address is on the suppression list
 * @param allowedChannels the channels that the customer allows now
 */
public record Recipient(
        String customerId,
        String name,
        String locale,
        String timeZone,
        Map<Channel, String> addresses,
        Channel preferredChannel,
        boolean deceased,
        boolean hasOpenComplaint,
        Set<Channel> suppressedChannels,
        Set<Channel> allowedChannels) {

    public Optional<String> address(Channel channel) {
        return Optional.ofNullable(addresses.get(channel));
    }

    public boolean allows(Channel channel) {
        return allowedChannels.contains(channel);
    }

    public boolean isSuppressed(Channel channel) {
        return suppressedChannels.contains(channel);
    }
}
