package io.winback.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Deletes a recipient with its consents. Addresses that must get no messages remain as keyed hashes. */
@ApplicationScoped
class DeleteRecipient {

    private final Recipients recipients;
    private final Consents consents;
    private final SuppressionList suppressionList;

    DeleteRecipient(Recipients recipients, Consents consents, SuppressionList suppressionList) {
        this.recipients = recipients;
        this.consents = consents;
        this.suppressionList = suppressionList;
    }

    @Transactional(MANDATORY)
    void delete(String customerId) {
        recipients
                .withId(customerId)
                .ifPresent(recipient -> suppressionList.addErased(recipient, consents.ofCustomer(customerId)));
        recipients.delete(customerId);
        consents.delete(customerId);
    }
}
