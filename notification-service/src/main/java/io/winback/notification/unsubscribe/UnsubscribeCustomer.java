package io.winback.notification.unsubscribe;

import io.winback.events.Channel;
import io.winback.notification.recipient.WithdrawConsent;
import jakarta.enterprise.context.ApplicationScoped;

/** Unsubscribes a customer from a channel by the link in a message. */
@ApplicationScoped
class UnsubscribeCustomer {

    private final WithdrawConsent withdrawConsent;
    private final EnforceWithdrawal enforceWithdrawal;

    UnsubscribeCustomer(WithdrawConsent withdrawConsent, EnforceWithdrawal enforceWithdrawal) {
        this.withdrawConsent = withdrawConsent;
        this.enforceWithdrawal = enforceWithdrawal;
    }

    void unsubscribe(String customerId, Channel channel) {
        enforceWithdrawal.enforce(customerId, () -> {
            withdrawConsent.withdraw(customerId, channel);
            return null;
        });
    }
}
