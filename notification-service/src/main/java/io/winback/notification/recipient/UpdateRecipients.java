package io.winback.notification.recipient;

import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores the latest profiles as recipients, with the consents that they contain. */
@ApplicationScoped
public class UpdateRecipients {

    private final Recipients recipients;
    private final RecipientProfiles recipientProfiles;
    private final StoreProfileConsents storeProfileConsents;
    private final ConsentLock consentLock;

    UpdateRecipients(
            Recipients recipients,
            RecipientProfiles recipientProfiles,
            StoreProfileConsents storeProfileConsents,
            ConsentLock consentLock) {
        this.recipients = recipients;
        this.recipientProfiles = recipientProfiles;
        this.storeProfileConsents = storeProfileConsents;
        this.consentLock = consentLock;
    }

    @Transactional
    public void update(List<CustomerProfile> profiles) {
        var customerIds = profiles.stream().map(CustomerProfile::customerId).toList();
        boolean allStored = recipients.areStored(customerIds);
        if (!allStored || !storeProfileConsents.areStored(profiles)) {
            // The lock comes before the rows, as in every transaction. A withdrawal by link of a customer without a
            // recipient comes before the lock and is stored below, or comes after it and finds the recipient.
            consentLock.lockExclusively();
        }
        recipients.lock(customerIds);
        recipientProfiles.store(profiles);
        storeProfileConsents.store(profiles, !allStored);
    }
}
