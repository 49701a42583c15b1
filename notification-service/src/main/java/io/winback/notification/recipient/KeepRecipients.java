package io.winback.notification.recipient;

import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.outbox.Outbox;
import io.winback.notification.recipient.RefusedAddresses.Located;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps our view of people up to date. */
@ApplicationScoped
class KeepRecipients {

    private final Recipients recipients;
    private final Consents consents;
    private final RefusedAddresses refused;
    private final Outbox outbox;

    KeepRecipients(Recipients recipients, Consents consents, RefusedAddresses refused, Outbox outbox) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.refused = refused;
        this.consents = consents;
    }

    @Transactional
    void from(List<CustomerProfile> profiles) {
        recipients.keep(
                profiles,
                refused.among(
                        profiles.stream().flatMap(KeepRecipients::addresses).toList()));
        var said = profiles.stream().flatMap(KeepRecipients::consents).toList();
        if (!said.isEmpty()) {
            // A system that tells a yes has not heard of the person's own no.
            outbox.publish(consents.keep(said).withdrawals().stream()
                    .map(ConsentChange::event)
                    .toList());
        }
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
        if (profile.consents() == null) {
            return Stream.empty();
        }
        return profile.consents().entrySet().stream()
                .filter(said -> said.getKey() != null && said.getValue() != null)
                .map(said -> new ConsentChange(
                        profile.customerId(), said.getKey(), said.getValue(), Consents.PROFILE, null));
    }
}
