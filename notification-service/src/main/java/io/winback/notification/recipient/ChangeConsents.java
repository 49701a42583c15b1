package io.winback.notification.recipient;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Notes what a person allows from now on. */
@ApplicationScoped
public class ChangeConsents {

    /** Source of a withdrawal by the link in a message. */
    static final String LINK = "unsubscribe link";

    private static final Logger LOG = Logger.getLogger(ChangeConsents.class);

    private final Consents consents;
    private final Recipients recipients;
    private final RefusedAddresses refused;
    private final UnknownWithdrawals unknownWithdrawals;
    private final Outbox outbox;
    private final Clock clock;

    ChangeConsents(
            Consents consents,
            Recipients recipients,
            RefusedAddresses refused,
            UnknownWithdrawals unknownWithdrawals,
            Outbox outbox,
            Clock clock) {
        this.unknownWithdrawals = unknownWithdrawals;
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
        lock(said.containsValue(false));
        return stated(customerId, recipient(customerId), said, evidence, usualSource);
    }

    /**
     * Takes a withdrawal by the link in a message, which outlives the recipient: on a customer without one nothing is noted
     * that can be read.
     */
    @Transactional
    public void withdrawnByLink(String customerId, Channel channel) {
        lock(true);
        var recipient = recipient(customerId);
        if (recipient.isPresent()) {
            stated(customerId, recipient, Map.of(channel, false), ConsentEvidence.NONE, LINK);
        } else {
            unknownWithdrawals.remember(customerId, channel, clock.instant());
            LOG.infof("a customer without a recipient withdrew %s by %s", channel, LINK);
        }
    }

    private void lock(boolean withdrawal) {
        if (withdrawal) {
            consents.lockExclusivelyForWithdrawal();
        } else {
            consents.lockExclusively();
        }
    }

    private Optional<Recipient> recipient(String customerId) {
        return Optional.ofNullable(recipients.named(List.of(customerId)).get(customerId));
    }

    private Map<Channel, Boolean> stated(
            String customerId,
            Optional<Recipient> recipient,
            Map<Channel, Boolean> said,
            ConsentEvidence evidence,
            String usualSource) {
        var customerIds = List.of(customerId);
        publish(consents.keep(unknownWithdrawals.take(customerIds, LINK), customerIds)
                .news());
        if (said.entrySet().stream()
                .anyMatch(one -> one.getValue() && isWithdrawn(customerId, one.getKey(), recipient))) {
            checkComplete(evidence);
        }
        var source = evidence.source() == null ? usualSource : evidence.source();
        var stated = said.entrySet().stream()
                .map(one -> new ConsentChange(
                        customerId,
                        one.getKey(),
                        new Consent(
                                one.getValue(),
                                at(customerId, one.getKey(), one.getValue(), evidence.at()),
                                ConsentOrigin.PERSON),
                        source,
                        evidence.wording()))
                .toList();
        publish(consents.keep(stated, customerIds).news());
        var allowed = consents.of(customerId);
        recipient.ifPresent(known -> welcomeBack(known, said, allowed));
        LOG.infof("customer %s stated %s by %s", customerId, said, usualSource);
        return allowed;
    }

    /** A withdrawal of this moment comes after what the person stated before, also where our clock is behind. */
    private Instant at(String customerId, Channel channel, boolean granted, Instant told) {
        var now = clock.instant();
        if (told != null && told.isBefore(now)) {
            return told;
        }
        var before = consents.statements(customerId, channel).person();
        return granted || before == null || now.isAfter(before.at().plus(1, ChronoUnit.MICROS))
                ? now
                : before.at().plus(1, ChronoUnit.MICROS);
    }

    /** By the person, or by whoever had the address before and was erased. An address that bounced is no withdrawal. */
    private boolean isWithdrawn(String customerId, Channel channel, Optional<Recipient> recipient) {
        return consents.statements(customerId, channel).areWithdrawnByPerson()
                || recipient
                        .filter(known -> known.refused().contains(channel))
                        .flatMap(known -> known.address(channel))
                        .filter(address -> refused.isRefusedByPerson(channel, address))
                        .isPresent();
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
        if (evidence.at() == null) {
            throw InvalidInput.inBody(
                    "at", "is needed to grant what the person has withdrawn: when did they state it?");
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
                recipients.unrefuse(recipient.customerId(), channel);
            }
        });
    }
}
