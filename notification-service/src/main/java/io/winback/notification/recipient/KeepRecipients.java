package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.notification.recipient.RefusedAddresses.Located;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;

/** Keeps our view of people up to date. */
@ApplicationScoped
class KeepRecipients {

    private final Recipients recipients;
    private final Consents consents;
    private final RefusedAddresses refused;
    private final UnknownWithdrawals unknownWithdrawals;
    private final Outbox outbox;

    KeepRecipients(
            Recipients recipients,
            Consents consents,
            RefusedAddresses refused,
            UnknownWithdrawals unknownWithdrawals,
            Outbox outbox) {
        this.recipients = recipients;
        this.consents = consents;
        this.refused = refused;
        this.unknownWithdrawals = unknownWithdrawals;
        this.outbox = outbox;
    }

    @Transactional
    void from(List<CustomerProfile> profiles) {
        var customerIds = profiles.stream().map(CustomerProfile::customerId).toList();
        var stated = new ArrayList<>(
                profiles.stream().flatMap(KeepRecipients::consents).toList());
        boolean allKnown = recipients.areKnown(customerIds);
        if (!allKnown || !consents.areKnown(stated)) {
            // Before the rows, as everybody does. A withdrawal of a customer without a recipient is either kept before
            // it,
            // and taken below, or finds the recipient.
            consents.lockExclusively();
        }
        if (!allKnown) {
            stated.addAll(unknownWithdrawals.take(customerIds, ChangeConsents.LINK));
        }
        recipients.hold(customerIds);
        recipients.keep(
                profiles,
                refused.among(
                        profiles.stream().flatMap(KeepRecipients::addresses).toList()));
        tell(profiles, consents.keep(stated, customerIds).persons());
    }

    /** What persons stated, and customer-service has not heard. */
    private void tell(List<CustomerProfile> profiles, List<ConsentChange> persons) {
        var byCustomer = profiles.stream().collect(toMap(CustomerProfile::customerId, Function.identity()));
        outbox.publish(persons.stream()
                .filter(statement ->
                        !byCustomer.get(statement.customerId()).tells(statement.channel(), statement.consent()))
                .map(ConsentChange::event)
                .toList());
    }

    private static Stream<Located> addresses(CustomerProfile profile) {
        var contacts = Optional.ofNullable(profile.contacts());
        return Located.of(
                profile.customerId(),
                contacts.map(Contacts::email).filter(address -> !address.isBlank()),
                contacts.map(Contacts::phone).filter(address -> !address.isBlank()),
                contacts.map(Contacts::chat).filter(address -> !address.isBlank()))
                .stream();
    }

    private static Stream<ConsentChange> consents(CustomerProfile profile) {
        return profile.statements().entrySet().stream().flatMap(told -> told.getValue().stream()
                .map(consent ->
                        new ConsentChange(profile.customerId(), told.getKey(), consent, Consents.PROFILE, null)));
    }
}
