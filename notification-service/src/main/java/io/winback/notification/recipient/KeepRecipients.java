package io.winback.notification.recipient;

import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** Keeps our view of people up to date. */
@ApplicationScoped
class KeepRecipients {

    private final Recipients recipients;
    private final Consents consents;

    KeepRecipients(Recipients recipients, Consents consents) {
        this.recipients = recipients;
        this.consents = consents;
    }

    @Transactional
    void from(List<CustomerProfile> profiles) {
        recipients.keep(profiles);
        var said = profiles.stream().flatMap(KeepRecipients::consents).toList();
        if (!said.isEmpty()) {
            consents.keep(said);
        }
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
