package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.Contacts;
import io.winback.events.notification.ConsentChanged;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** The personal data and the consents of a customer. */
@Embeddable
class PersonalDetails {

    private String name;
    private String locale;
    private String timeZone;
    private LocalDate birthDate;
    private String email;
    private String phone;
    private String chat;

    @Enumerated(EnumType.STRING)
    private Channel preferredChannel;

    @Convert(converter = JsonColumn.Attributes.class)
    private Map<String, Object> attributes;

    @Convert(converter = JsonColumn.Consents.class)
    private Map<Channel, ChannelConsent> consents;

    /** Without consents. */
    PersonalData data() {
        return new PersonalData(
                name,
                locale,
                timeZone,
                birthDate,
                new PersonalData.ContactData(email, phone, chat),
                preferredChannel,
                null,
                attributes);
    }

    /** Replaces all but the consents. */
    void replace(PersonalData data) {
        var contacts = data.contacts() == null ? PersonalData.ContactData.NONE : data.contacts();
        name = data.name();
        locale = data.locale();
        timeZone = data.timeZone();
        birthDate = data.birthDate();
        email = contacts.email();
        phone = contacts.phone();
        chat = contacts.chat();
        preferredChannel = data.preferredChannel();
        attributes = data.attributes();
    }

    /**
     * Takes over the consents that a system holds. A channel without a value stays as it is.
     *
     * @return how many values had no effect, because the customer withdrew the consent
     */
    int changeConsents(Map<Channel, Boolean> values, Instant now) {
        return changeConsents(values, Map.of(), now);
    }

    /**
     * Takes over the consents that a system holds. A channel without a value stays as it is.
     *
     * @param times of the values; a value without one is of now
     * @return how many values had no effect, because the customer withdrew the consent
     */
    int changeConsents(Map<Channel, Boolean> values, Map<Channel, Instant> times, Instant now) {
        int overruled = channelConsents().overruledByPerson(values);
        store(channelConsents().withSystemValues(values, times, now));
        return overruled;
    }

    /** Takes over a statement of the customer, such as an unsubscription. */
    void changeConsent(ConsentChanged change) {
        store(channelConsents().withStatement(change));
    }

    private void store(ChannelConsents changed) {
        if (!changed.equals(channelConsents())) {
            consents = changed.byChannel();
        }
    }

    private ChannelConsents channelConsents() {
        return consents == null ? ChannelConsents.NONE : new ChannelConsents(consents);
    }

    /** Whether the consent to any channel was ever stored. */
    boolean hasConsents() {
        return consents != null;
    }

    /** The effective consent of each channel with a value. */
    Map<Channel, Consent> consents() {
        return channelConsents().effective();
    }

    Map<Channel, ConsentStatements> consentStatements() {
        return channelConsents().statements();
    }

    /** A blank address, as earlier versions stored it, counts as absent. */
    Contacts contacts() {
        return new Contacts(unlessBlank(email), unlessBlank(phone), unlessBlank(chat));
    }

    private static String unlessBlank(String address) {
        return address == null || address.isBlank() ? null : address;
    }

    String name() {
        return name;
    }

    String locale() {
        return locale;
    }

    String timeZone() {
        return timeZone;
    }

    LocalDate birthDate() {
        return birthDate;
    }

    Channel preferredChannel() {
        return preferredChannel;
    }

    Map<String, Object> attributes() {
        return attributes;
    }
}
