package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.notification.recipient.RefusedAddresses.Located;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

import static java.util.stream.Collectors.groupingBy;

/** Puts addresses on the suppression list that their provider has refused for good, so that they are not tried again. */
@ApplicationScoped
public class SuppressAddresses {

    private final RefusedAddresses refused;
    private final Recipients recipients;

    SuppressAddresses(RefusedAddresses refused, Recipients recipients) {
        this.refused = refused;
        this.recipients = recipients;
    }

    /** An address that its provider refused for good: the one on this channel of a recipient, as they were at that time. */
    public record Bounce(Recipient recipient, Channel channel) {}

    @Transactional(TxType.MANDATORY)
    public void suppress(List<Bounce> bounces) {
        var located = bounces.stream()
                .filter(bounce -> bounce.recipient() != null)
                .flatMap(bounce -> bounce.recipient().address(bounce.channel()).stream()
                        .map(address -> new Located(bounce.recipient().customerId(), bounce.channel(), address)))
                .toList();
        if (located.isEmpty()) {
            return;
        }
        recipients.hold(located.stream().map(Located::customerId).toList());
        located.stream().collect(groupingBy(Located::channel)).forEach((channel, bounced) -> {
            refused.rememberBounced(
                    channel, bounced.stream().map(Located::address).toList());
            recipients.refuse(channel, bounced);
        });
    }
}
