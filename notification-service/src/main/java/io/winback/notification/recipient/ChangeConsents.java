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
    private final Outbox outbox;
    private final Clock clock;

    ChangeConsents(Consents consents, Outbox outbox, Clock clock) {
        this.consents = consents;
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
        LOG.infof("customer %s said %s by %s", customerId, said, source);
        return consents.of(customerId);
    }
}
