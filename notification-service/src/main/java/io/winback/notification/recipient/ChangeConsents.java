package io.winback.notification.recipient;

import io.winback.chassis.audit.AuditTrail;
import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jboss.logging.Logger;

/** Stores the statements of a customer on the channels that they allow. */
@ApplicationScoped
public class ChangeConsents {

    private static final Logger LOG = Logger.getLogger(ChangeConsents.class);

    private final ConsentLock consentLock;
    private final Recipients recipients;
    private final RegrantPolicy regrantPolicy;
    private final StoreStatements storeStatements;
    private final AuditTrail auditTrail;

    ChangeConsents(
            ConsentLock consentLock,
            Recipients recipients,
            RegrantPolicy regrantPolicy,
            StoreStatements storeStatements,
            AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.consentLock = consentLock;
        this.recipients = recipients;
        this.regrantPolicy = regrantPolicy;
        this.storeStatements = storeStatements;
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
        var before = storeStatements.effective(customerId);
        var effective = storeStatements.store(customerId, stated, evidence.withDefaultSource(defaultSource));
        if (recipient != null) {
            regrantPolicy.liftSuppressions(recipient, stated, effective);
        }
        auditTrail.changed("customer/" + customerId, before, effective);
        LOG.infof("customer %s stated %s by %s", customerId, stated, defaultSource);
        return effective;
    }
}
