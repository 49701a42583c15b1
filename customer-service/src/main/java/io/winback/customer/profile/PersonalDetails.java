package io.winback.customer.profile;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.customer.profile.PersonalDataPatch.Field;
import io.winback.customer.sealing.BlindIndex;
import io.winback.customer.sealing.BlindIndexColumn;
import io.winback.customer.sealing.PlainDate;
import io.winback.customer.sealing.PlainDateColumn;
import io.winback.customer.sealing.SealedOnlyColumn;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.Contacts;
import io.winback.events.notification.ConsentChanged;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import static io.winback.customer.profile.CustomerColumns.BIRTH_DATE;
import static io.winback.customer.profile.CustomerColumns.CHAT;
import static io.winback.customer.profile.CustomerColumns.EMAIL;
import static io.winback.customer.profile.CustomerColumns.EMAIL_INDEX;
import static io.winback.customer.profile.CustomerColumns.NAME;
import static io.winback.customer.profile.CustomerColumns.NAME_INDEX;
import static io.winback.customer.profile.CustomerColumns.PHONE;
import static io.winback.customer.profile.CustomerColumns.PHONE_INDEX;

/** The personal data and the consents of a customer. */
@Embeddable
class PersonalDetails {

    private static final JsonColumn.Attributes JSON = new JsonColumn.Attributes();

    /** The id of the customer, to whose row the sealed texts belong. */
    @Transient
    private String customerId;

    @Convert(converter = SealedTextColumn.class)
    private SealedText name;

    @Convert(converter = BlindIndexColumn.class)
    private BlindIndex nameIndex;

    private String locale;
    private String timeZone;

    /** As it is stored where values are not sealed. If it is there, it is newer than the sealed one. */
    @Convert(converter = PlainDateColumn.class)
    private PlainDate birthDate;

    @Convert(converter = SealedOnlyColumn.class)
    private SealedText birthDateSealed;

    @Convert(converter = SealedTextColumn.class)
    private SealedText email;

    @Convert(converter = BlindIndexColumn.class)
    private BlindIndex emailIndex;

    @Convert(converter = SealedTextColumn.class)
    private SealedText phone;

    @Convert(converter = BlindIndexColumn.class)
    private BlindIndex phoneIndex;

    @Convert(converter = SealedTextColumn.class)
    private SealedText chat;

    @Enumerated(EnumType.STRING)
    private Channel preferredChannel;

    @Convert(converter = JsonColumn.Attributes.class)
    private Map<String, Object> attributes;

    @Convert(converter = JsonColumn.Consents.class)
    private Map<Channel, ChannelConsent> consents;

    PersonalDetails of(String customer) {
        customerId = customer;
        return this;
    }

    /** Without consents. A value that cannot be opened is absent. */
    PersonalData data() {
        return new PersonalData(
                name(),
                locale,
                timeZone,
                birthDate(),
                new PersonalData.ContactData(open(email, EMAIL), open(phone, PHONE), open(chat, CHAT)),
                preferredChannel,
                null,
                attributes);
    }

    /** Replaces all but the consents. */
    void replace(PersonalData data) {
        replace(data, EnumSet.allOf(Field.class));
    }

    /** Replaces these fields. */
    void replace(PersonalData data, Set<Field> fields) {
        var contacts = data.contacts() == null ? PersonalData.ContactData.NONE : data.contacts();
        fields.forEach(field -> {
            switch (field) {
                case NAME -> replaceName(data.name());
                case LOCALE -> setIfOther(locale, data.locale(), text -> locale = text);
                case TIME_ZONE -> setIfOther(timeZone, data.timeZone(), text -> timeZone = text);
                case BIRTH_DATE -> replaceBirthDate(data.birthDate());
                case EMAIL -> replaceEmail(contacts.email());
                case PHONE -> replacePhone(contacts.phone());
                case CHAT ->
                    setIfOther(chat, SealedText.changed(chat, CHAT, customerId, contacts.chat()), text -> chat = text);
                case PREFERRED_CHANNEL ->
                    setIfOther(preferredChannel, data.preferredChannel(), channel -> preferredChannel = channel);
                case ATTRIBUTES -> setIfOther(attributes, stored(data.attributes()), map -> attributes = map);
            }
        });
    }

    /** Hibernate counts each write of a field of an embeddable as a change, even if the value is the same. */
    private static <T> void setIfOther(T present, T next, Consumer<T> set) {
        if (!Objects.equals(present, next)) {
            set.accept(next);
        }
    }

    /** As they are read back. */
    private static Map<String, Object> stored(Map<String, Object> given) {
        return JSON.convertToEntityAttribute(JSON.convertToDatabaseColumn(given));
    }

    private void replaceName(String plain) {
        var changed = SealedText.changed(name, NAME, customerId, plain);
        if (changed != name) {
            name = changed;
            nameIndex = plain == null ? null : BlindIndex.of(NAME_INDEX, NameTerms.beginnings(plain));
        }
    }

    private void replaceBirthDate(LocalDate date) {
        var text = date == null ? null : date.toString();
        var present = birthDate == null
                ? birthDateSealed
                : SealedText.of(BIRTH_DATE, customerId, birthDate.date().toString());
        if (SealedText.changed(present, BIRTH_DATE, customerId, text) != present) {
            birthDate = PlainDate.of(date);
            birthDateSealed = SealedText.of(BIRTH_DATE, customerId, text);
        }
    }

    private void replaceEmail(String plain) {
        var changed = SealedText.changed(email, EMAIL, customerId, plain);
        if (changed != email) {
            email = changed;
            emailIndex = plain == null ? null : BlindIndex.of(EMAIL_INDEX, List.of(EmailAddress.canonical(plain)));
        }
    }

    private void replacePhone(String plain) {
        var changed = SealedText.changed(phone, PHONE, customerId, plain);
        if (changed != phone) {
            phone = changed;
            phoneIndex = plain == null ? null : BlindIndex.of(PHONE_INDEX, List.of(plain));
        }
    }

    private String open(SealedText text, SealedColumn column) {
        return SealedText.open(text, column, customerId);
    }

    /** Whether other services receive a text as absent, because it cannot be opened. */
    boolean isUnreadable() {
        return SealedText.isUnreadable(name, NAME, customerId)
                || SealedText.isUnreadable(email, EMAIL, customerId)
                || SealedText.isUnreadable(phone, PHONE, customerId)
                || SealedText.isUnreadable(chat, CHAT, customerId);
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
        return new Contacts(
                unlessBlank(open(email, EMAIL)), unlessBlank(open(phone, PHONE)), unlessBlank(open(chat, CHAT)));
    }

    private static String unlessBlank(String address) {
        return address == null || address.isBlank() ? null : address;
    }

    String name() {
        return open(name, NAME);
    }

    String locale() {
        return locale;
    }

    String timeZone() {
        return timeZone;
    }

    LocalDate birthDate() {
        if (birthDate != null) {
            return birthDate.date();
        }
        var sealed = open(birthDateSealed, BIRTH_DATE);
        return sealed == null ? null : LocalDate.parse(sealed);
    }

    Channel preferredChannel() {
        return preferredChannel;
    }

    Map<String, Object> attributes() {
        return attributes;
    }
}
