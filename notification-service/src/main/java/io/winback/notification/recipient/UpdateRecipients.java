package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;

/** Stores the latest profiles as recipients, with the consents that they contain. */
@ApplicationScoped
public class UpdateRecipients {

    private final Recipients recipients;
    private final RecipientProfiles recipientProfiles;
    private final Consents consents;
    private final ConsentLock consentLock;
    private final PendingWithdrawals pendingWithdrawals;
    private final Outbox outbox;

    UpdateRecipients(
            Recipients recipients,
            RecipientProfiles recipientProfiles,
            Consents consents,
            ConsentLock consentLock,
            PendingWithdrawals pendingWithdrawals,
            Outbox outbox) {
        this.recipients = recipients;
        this.recipientProfiles = recipientProfiles;
        this.consents = consents;
        this.consentLock = consentLock;
        this.pendingWithdrawals = pendingWithdrawals;
        this.outbox = outbox;
    }

    @Transactional
    public void update(List<CustomerProfile> profiles) {
        var customerIds = profiles.stream().map(CustomerProfile::customerId).toList();
        var stated = new ArrayList<>(
                profiles.stream().flatMap(UpdateRecipients::consents).toList());
        boolean allStored = recipients.areStored(customerIds);
        if (!allStored || !consents.areStored(stated)) {
            // Before the rows, as in every transaction. A withdrawal by link of a customer without a recipient either
            // precedes it, and is taken below, or follows it, and finds the recipient.
            consentLock.lockExclusively();
        }
        if (!allStored) {
            stated.addAll(pendingWithdrawals.take(customerIds));
        }
        recipients.lock(customerIds);
        recipientProfiles.store(profiles);
        publish(profiles, consents.store(stated, customerIds).ofPersons());
    }

    /** Publishes the statements of customers that their profiles do not contain: customer-service does not have them. */
    private void publish(List<CustomerProfile> profiles, List<ConsentChange> ofPersons) {
        var byCustomer = profiles.stream().collect(toMap(CustomerProfile::customerId, Function.identity()));
        outbox.publish(ofPersons.stream()
                .filter(statement ->
                        !byCustomer.get(statement.customerId()).tells(statement.channel(), statement.consent()))
                .map(ConsentChange::event)
                .toList());
    }

    private static Stream<ConsentChange> consents(CustomerProfile profile) {
        return profile.statements().entrySet().stream().flatMap(stated -> stated.getValue().stream()
                .map(consent ->
                        new ConsentChange(profile.customerId(), stated.getKey(), consent, ConsentTable.PROFILE, null)));
    }
}
