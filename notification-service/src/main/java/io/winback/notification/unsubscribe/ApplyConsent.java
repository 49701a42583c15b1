package io.winback.notification.unsubscribe;

import io.winback.events.Channel;
import io.winback.notification.recipient.ChangeConsents;
import io.winback.notification.recipient.ConsentEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Applies the statements of a customer. When it returns, no message against them can reach a provider any more. */
@ApplicationScoped
class ApplyConsent {

    private final ChangeConsents changeConsents;
    private final EnforceWithdrawal enforceWithdrawal;

    ApplyConsent(ChangeConsents changeConsents, EnforceWithdrawal enforceWithdrawal) {
        this.changeConsents = changeConsents;
        this.enforceWithdrawal = enforceWithdrawal;
    }

    /**
     * @param stated whether each named channel is allowed
     * @param defaultSource the source if the evidence has none
     * @return the effective consents
     */
    Map<Channel, Boolean> apply(
            String customerId, Map<Channel, Boolean> stated, ConsentEvidence evidence, String defaultSource) {
        return stated.containsValue(false)
                ? enforceWithdrawal.enforce(
                        customerId, () -> changeConsents.change(customerId, stated, evidence, defaultSource))
                : changeConsents.change(customerId, stated, evidence, defaultSource);
    }
}
