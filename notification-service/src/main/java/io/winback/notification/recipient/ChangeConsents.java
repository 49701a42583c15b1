package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Notes what a person allows from now on. */
@ApplicationScoped
public class ChangeConsents {

    private static final Logger LOG = Logger.getLogger(ChangeConsents.class);

    private final Consents consents;
    private final Recipients recipients;
    private final RefusedAddresses refused;
    private final Outbox outbox;
    private final Clock clock;

    ChangeConsents(Consents consents, Recipients recipients, RefusedAddresses refused, Outbox outbox, Clock clock) {
        this.consents = consents;
        this.recipients = recipients;
        this.refused = refused;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param source where it was said, for the record */
    @Transactional
    public Map<Channel, Boolean> of(String customerId, Map<Channel, Boolean> said, String source) {
        var now = clock.instant();
        List<ConsentChange> changes = said.entrySet().stream()
                .map(consent -> new ConsentChange(customerId, consent.getKey(), consent.getValue(), now, source))
                .toList();
        outbox.publish(consents.keep(changes).stream()
                .map(change -> new ConsentChanged(customerId, change.channel(), change.granted(), now, source))
                .toList());
        recipients.named(List.of(customerId)).values().forEach(recipient -> welcomeBack(recipient, said));
        LOG.infof("customer %s said %s by %s", customerId, said, source);
        return consents.of(customerId);
    }

    /** Whoever says yes to us in person is written to again, whatever they had said before they were erased. */
    private void welcomeBack(Recipient recipient, Map<Channel, Boolean> said) {
        said.forEach((channel, granted) -> {
            if (granted && recipient.refused().contains(channel)) {
                recipient.address(channel).ifPresent(address -> refused.forget(channel, address));
                recipients.unrefuse(recipient, channel);
            }
        });
    }
}
