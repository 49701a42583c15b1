package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.customer.Contacts;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Map;

/** The personal data of a customer, without consents. */
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
