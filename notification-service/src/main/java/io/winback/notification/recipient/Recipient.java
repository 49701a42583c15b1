package io.winback.notification.recipient;

import io.winback.events.Channel;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody we may write to.
 *
 * @param refused channels that lead to an address we were told not to write to, by somebody who was erased since
 * @param deceased whether the customer is recorded as deceased
 * @param complains whether a complaint of theirs is not resolved
 * @param consents the channels they allow now
 */
public record Recipient(
        String customerId,
        String name,
        String locale,
        String timeZone,
        String email,
        String phone,
        String chat,
        Channel preferredChannel,
        boolean deceased,
        boolean complains,
        Set<Channel> refused,
        Set<Channel> consents) {

    /** Where they are reached on a channel; a blank address is none. */
    public Optional<String> address(Channel channel) {
        return Optional.ofNullable(
                        switch (channel) {
                            case EMAIL -> email;
                            case SMS -> phone;
                            case CHAT -> chat;
                        })
                .filter(address -> !address.isBlank());
    }

    public boolean allows(Channel channel) {
        return consents.contains(channel);
    }
}
