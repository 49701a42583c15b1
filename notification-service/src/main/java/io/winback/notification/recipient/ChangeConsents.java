package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.outbox.Outbox;
import io.winback.events.rest.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Takes the person's own statements.
     *
     * @param evidence what is told of how they were stated
     * @param usualSource where that does not say
     * @return what the person allows now
     * @throws InvalidInput naming what is missing to grant a consent that the person has withdrawn
     */
    @Transactional
    public Map<Channel, Boolean> of(
            String customerId, Map<Channel, Boolean> said, ConsentEvidence evidence, String usualSource) {
        consents.lockExclusively();
        var recipient =
                Optional.ofNullable(recipients.named(List.of(customerId)).get(customerId));
        if (said.entrySet().stream()
                .anyMatch(one -> one.getValue() && isWithdrawn(customerId, one.getKey(), recipient))) {
            checkComplete(evidence);
        }
        var at = evidence.at() == null ? clock.instant() : evidence.at();
        var source = evidence.source() == null ? usualSource : evidence.source();
        var stated = said.entrySet().stream()
                .map(one -> new ConsentChange(
                        customerId,
                        one.getKey(),
                        new Consent(one.getValue(), at, ConsentOrigin.PERSON),
                        source,
                        evidence.wording()))
                .toList();
        publish(consents.keep(stated).news());
        var allowed = consents.of(customerId);
        recipient.ifPresent(known -> welcomeBack(known, said, allowed));
        LOG.infof("customer %s stated %s by %s", customerId, said, usualSource);
        return allowed;
    }

    /** By the person, or by whoever had the address before and was erased. */
    private boolean isWithdrawn(String customerId, Channel channel, Optional<Recipient> recipient) {
        return consents.isWithdrawnByPerson(customerId, channel)
                || recipient.filter(known -> known.refused().contains(channel)).isPresent();
    }

    private static void checkComplete(ConsentEvidence evidence) {
        if (evidence.source() == null) {
            throw InvalidInput.inBody(
                    "source", "is needed to grant what the person has withdrawn: how did they state it?");
        }
        if (evidence.wording() == null) {
            throw InvalidInput.inBody(
                    "wording", "is needed to grant what the person has withdrawn: which words did they agree to?");
        }
    }

    private void publish(List<ConsentChange> changes) {
        outbox.publish(changes.stream().map(ConsentChange::event).toList());
    }

    /** Whoever grants it in person is written to again, whatever they had stated before they were erased. */
    private void welcomeBack(Recipient recipient, Map<Channel, Boolean> said, Map<Channel, Boolean> allowed) {
        said.forEach((channel, granted) -> {
            if (granted && allowed.get(channel) && recipient.refused().contains(channel)) {
                recipient.address(channel).ifPresent(address -> refused.forget(channel, address));
                recipients.unrefuse(recipient, channel);
            }
        });
    }
}
