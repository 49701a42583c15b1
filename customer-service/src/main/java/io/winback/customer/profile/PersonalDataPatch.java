package io.winback.customer.profile;

import io.winback.customer.profile.PersonalData.ContactData;
import io.winback.events.Channel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A change of personal data. A field without a value stays as it is.
 *
 * @param given the new values; attributes are merged, and an attribute with null is removed
 * @param removed the fields to remove
 */
public record PersonalDataPatch(PersonalData given, Set<Field> removed) {

    /** Fields that can be removed. Consents can only be withdrawn. */
    public enum Field {
        NAME,
        LOCALE,
        TIME_ZONE,
        BIRTH_DATE,
        EMAIL,
        PHONE,
        CHAT,
        PREFERRED_CHANNEL,
        ATTRIBUTES
    }

    /** The fields that the change replaces or removes. Others stay as they are stored, also if they cannot be read. */
    Set<Field> fields() {
        var contacts = given.contacts() == null ? ContactData.NONE : given.contacts();
        var fields = EnumSet.noneOf(Field.class);
        fields.addAll(removed);
        addIfGiven(fields, Field.NAME, given.name());
        addIfGiven(fields, Field.LOCALE, given.locale());
        addIfGiven(fields, Field.TIME_ZONE, given.timeZone());
        addIfGiven(fields, Field.BIRTH_DATE, given.birthDate());
        addIfGiven(fields, Field.EMAIL, contacts.email());
        addIfGiven(fields, Field.PHONE, contacts.phone());
        addIfGiven(fields, Field.CHAT, contacts.chat());
        addIfGiven(fields, Field.PREFERRED_CHANNEL, given.preferredChannel());
        addIfGiven(fields, Field.ATTRIBUTES, given.attributes());
        return fields;
    }

    private static void addIfGiven(Set<Field> fields, Field field, Object value) {
        if (value != null) {
            fields.add(field);
        }
    }

    /** The personal data after the change. */
    PersonalData appliedTo(PersonalData present) {
        return new PersonalData(
                value(Field.NAME, given.name(), present.name()),
                value(Field.LOCALE, given.locale(), present.locale()),
                value(Field.TIME_ZONE, given.timeZone(), present.timeZone()),
                value(Field.BIRTH_DATE, given.birthDate(), present.birthDate()),
                contacts(present.contacts()),
                value(Field.PREFERRED_CHANNEL, given.preferredChannel(), present.preferredChannel()),
                given.consents(),
                value(Field.ATTRIBUTES, attributes(present.attributes()), present.attributes()));
    }

    /** The problem of each invalid address, by its field. */
    public Map<String, String> contactProblems() {
        return given.contacts() == null ? Map.of() : given.contacts().problems();
    }

    /**
     * The same change without some addresses.
     *
     * @param fields of these addresses, as in {@link #contactProblems}
     */
    public PersonalDataPatch without(Set<String> fields) {
        if (fields.isEmpty()) {
            return this;
        }
        var contacts = new ContactData(
                fields.contains("contacts.email") ? null : given.contacts().email(),
                fields.contains("contacts.phone") ? null : given.contacts().phone(),
                fields.contains("contacts.chat") ? null : given.contacts().chat());
        return new PersonalDataPatch(
                new PersonalData(
                        given.name(),
                        given.locale(),
                        given.timeZone(),
                        given.birthDate(),
                        contacts,
                        given.preferredChannel(),
                        given.consents(),
                        given.attributes()),
                removed);
    }

    Map<Channel, Boolean> consents() {
        return given.consents() == null ? Map.of() : given.consents();
    }

    private ContactData contacts(ContactData present) {
        var named = given.contacts() == null ? ContactData.NONE : given.contacts();
        var before = present == null ? ContactData.NONE : present;
        return new ContactData(
                value(Field.EMAIL, named.email(), before.email()),
                value(Field.PHONE, named.phone(), before.phone()),
                value(Field.CHAT, named.chat(), before.chat()));
    }

    private Map<String, Object> attributes(Map<String, Object> present) {
        return given.attributes() == null ? null : merged(present, given.attributes());
    }

    /** RFC 7396: maps are merged, null removes, and any other value replaces. */
    private static Map<String, Object> merged(Map<?, ?> present, Map<?, ?> patch) {
        var merged = new LinkedHashMap<String, Object>();
        if (present != null) {
            present.forEach((name, value) -> merged.put((String) name, value));
        }
        patch.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else if (value instanceof Map<?, ?> inner) {
                merged.put((String) name, merged(merged.get(name) instanceof Map<?, ?> map ? map : null, inner));
            } else {
                merged.put((String) name, value);
            }
        });
        return merged;
    }

    private <T> T value(Field field, T named, T present) {
        if (removed.contains(field)) {
            return null;
        }
        return named == null ? present : named;
    }
}
