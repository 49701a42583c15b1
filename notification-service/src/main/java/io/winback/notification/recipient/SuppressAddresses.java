package io.winback.notification.recipient;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Puts addresses on the suppression list that their provider has refused for good, so that they are not tried again. */
@ApplicationScoped
public class SuppressAddresses {

    private final RefusedAddresses refused;
    private final Recipients recipients;

    SuppressAddresses(RefusedAddresses refused, Recipients recipients) {
        this.refused = refused;
        this.recipients = recipients;
    }

    /** An address that its provider refused for good: the one on this channel of a recipient. */
    public record Bounce(Recipient recipient, Channel channel) {}

    @Transactional(TxType.MANDATORY)
    public void suppress(List<Bounce> bounces) {
        for (var bounce : bounces) {
            if (bounce.recipient() != null) {
                refused.remember(bounce.recipient(), bounce.channel());
                recipients.refuse(bounce.recipient(), bounce.channel());
            }
        }
    }
}
