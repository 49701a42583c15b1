package io.winback.customer.profile;

import io.winback.chassis.access.PersonalDataAccess;
import io.winback.chassis.access.PersonalDataMask;
import io.winback.customer.reasons.EvidencePhrases;
import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A customer in REST responses. */
record CustomerView(
        String customerId,
        @Nullable String name,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable LocalDate birthDate,
        @Nullable Contacts contacts,
        @Nullable Channel preferredChannel,
        Map<Channel, Boolean> consents,
        @Nullable Map<String, Object> attributes,
        LifecycleView lifecycle,
        @Nullable CustomerValue value) {

    /**
     * What the caller may read of a customer. A name is masked to its initials. A date of birth is absent.
     *
     * @param reader for whom the evidence is phrased
     */
    static CustomerView of(Customer customer, Locale reader, PersonalDataAccess access) {
        var person = customer.details();
        boolean shown = access.showsAddresses();
        return new CustomerView(
                customer.id(),
                shown ? person.name() : PersonalDataMask.name(person.name()),
                person.locale(),
                person.timeZone(),
                shown ? person.birthDate() : null,
                shown ? person.contacts() : masked(person.contacts()),
                person.preferredChannel(),
                granted(person.consents()),
                person.attributes(),
                LifecycleView.of(customer, reader, access.showsWords()),
                customer.metrics().value());
    }

    private static Contacts masked(Contacts contacts) {
        return new Contacts(
                PersonalDataMask.address(contacts.email()),
                PersonalDataMask.address(contacts.phone()),
                PersonalDataMask.address(contacts.chat()));
    }

    private static Map<Channel, Boolean> granted(Map<Channel, Consent> consents) {
        var granted = new EnumMap<Channel, Boolean>(Channel.class);
        consents.forEach((channel, consent) -> granted.put(channel, consent.granted()));
        return granted;
    }

    /**
     * The lifecycle stage of the customer.
     *
     * @param deathHintId the open hint that the customer may have died; absent if there is none
     */
    record LifecycleView(
            Stage stage,
            @Nullable Instant since,
            @Nullable ChurnReason churnReason,
            @Nullable Double confidence,
            List<String> evidence,
            @Nullable UUID deathHintId) {

        static LifecycleView of(Customer customer, Locale reader, boolean showsWords) {
            var lifecycle = customer.lifecycle();
            var evidence = showsWords
                    ? lifecycle.evidence()
                    : lifecycle.evidence().stream()
                            .map(EvidencePhrases::withoutWords)
                            .toList();
            return new LifecycleView(
                    lifecycle.stage(),
                    lifecycle.since(),
                    lifecycle.churnReason(),
                    lifecycle.confidence(),
                    EvidencePhrases.in(reader, evidence),
                    customer.deathHintId());
        }
    }
}
