package io.winback.notification.recipient;

import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
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

    KeepRecipients(Recipients recipients, Consents consents, RefusedAddresses refused) {
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
            consents.keep(said);
        }
    }

    private static Stream<Located> addresses(CustomerProfile profile) {
        var contacts = Optional.ofNullable(profile.contacts());
        return Located.of(
                profile.customerId(),
                contacts.map(Contacts::email),
                contacts.map(Contacts::phone),
                contacts.map(Contacts::chat))
                .stream();
    }

    private static Stream<ConsentChange> consents(CustomerProfile profile) {
        if (profile.consents() == null) {
            return Stream.empty();
        }
        return profile.consents().entrySet().stream()
                .filter(said -> said.getKey() != null && said.getValue() != null)
                .map(said -> new ConsentChange(
                        profile.customerId(),
                        said.getKey(),
                        said.getValue().granted(),
                        said.getValue().at(),
                        "profile"));
    }
}
