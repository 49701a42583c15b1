package io.winback.notification.recipient;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

/** Adds addresses that their provider has refused permanently to the suppression list, so that they are not tried again. */
@ApplicationScoped
public class SuppressAddresses {

    private final SuppressionList suppressionList;
    private final Recipients recipients;

    SuppressAddresses(SuppressionList suppressionList, Recipients recipients) {
        this.suppressionList = suppressionList;
        this.recipients = recipients;
    }

    /**
     * The permanent refusal of an address.
     *
     * @param recipient as it was when the message was claimed; null if it was erased
     */
    public record Bounce(Recipient recipient, Channel channel) {}

    @Transactional(MANDATORY)
    public void suppress(List<Bounce> bounces) {
        var addresses = bounces.stream()
                .filter(bounce -> bounce.recipient() != null)
                .flatMap(bounce -> bounce.recipient().address(bounce.channel()).stream()
                        .map(address -> new ChannelAddress(bounce.recipient().customerId(), bounce.channel(), address)))
                .toList();
        if (addresses.isEmpty()) {
            return;
        }
        recipients.lock(addresses.stream().map(ChannelAddress::customerId).toList());
        addresses.stream().collect(groupingBy(ChannelAddress::channel)).forEach((channel, bounced) -> {
            suppressionList.addBounced(
                    channel, bounced.stream().map(ChannelAddress::address).toList());
            recipients.suppress(channel, bounced);
        });
    }
}
