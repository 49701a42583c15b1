package io.winback.notification.recipient;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jboss.logging.Logger;

/** Stores the statements of a customer on the channels that they allow. */
@ApplicationScoped
public class ChangeConsents {

    private static final Logger LOG = Logger.getLogger(ChangeConsents.class);

    private final ConsentLock consentLock;
    private final Consents consents;
    private final Recipients recipients;
    private final StoreStatements storeStatements;
    private final RegrantPolicy regrantPolicy;
    private final Clock clock;

    ChangeConsents(
            ConsentLock consentLock,
            Consents consents,
            Recipients recipients,
            StoreStatements storeStatements,
            RegrantPolicy regrantPolicy,
            Clock clock) {
        this.consentLock = consentLock;
        this.consents = consents;
        this.recipients = recipients;
        this.storeStatements = storeStatements;
        this.regrantPolicy = regrantPolicy;
        this.clock = clock;
    }

    /**
     * @param stated whether each named channel is allowed
     * @param defaultSource the source if the evidence has none
     * @return the effective consents
     * @throws InvalidInput with the field that is missing to grant a consent that the customer has withdrawn
     */
    @Transactional
    public Map<Channel, Boolean> change(
            String customerId, Map<Channel, Boolean> stated, ConsentEvidence evidence, String defaultSource) {
        if (stated.containsValue(false)) {
            consentLock.lockExclusivelyForWithdrawal();
        } else {
            consentLock.lockExclusively();
        }
        var recipient = recipients.withId(customerId).orElse(null);
        storeStatements.storePending(customerId);
        regrantPolicy.check(customerId, recipient, stated, evidence);
        var source = evidence.source() == null ? defaultSource : evidence.source();
        var changes = stated.entrySet().stream()
                .map(one -> {
                    var at = statedAt(customerId, one.getKey(), one.getValue(), evidence.at());
                    var consent = new Consent(one.getValue(), at, ConsentOrigin.PERSON);
                    return new ConsentChange(customerId, one.getKey(), consent, source, evidence.wording());
                })
                .toList();
        storeStatements.store(customerId, changes);
        var effective = consents.ofCustomer(customerId);
        if (recipient != null) {
            regrantPolicy.liftSuppressions(recipient, stated, effective);
        }
        LOG.infof("customer %s stated %s by %s", customerId, stated, defaultSource);
        return effective;
    }

    /** A withdrawal that is stated now follows every earlier statement of the customer, even if our clock is behind. */
    private Instant statedAt(String customerId, Channel channel, boolean granted, Instant given) {
        var now = clock.instant();
        if (given != null && given.isBefore(now)) {
            return given;
        }
        var before = consents.statements(customerId, channel).person();
        return granted || before == null || now.isAfter(before.at().plus(1, ChronoUnit.MICROS))
                ? now
                : before.at().plus(1, ChronoUnit.MICROS);
    }
}
