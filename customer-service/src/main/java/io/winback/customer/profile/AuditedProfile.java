package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.EventJson;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the audit log compares of a customer. It shows the values of fields without personal data only.
 *
 * @param attributes as one text, so that no name of an attribute is shown; null for none
 * @param consents the effective ones, by channel
 */
record AuditedProfile(
        String name,
        String locale,
        String timeZone,
        LocalDate birthDate,
        PersonalData.ContactData contacts,
        Channel preferredChannel,
        String attributes,
        Map<Channel, Boolean> consents) {

    static AuditedProfile of(Customer customer) {
        var details = customer.details();
        var data = details.data();
        var consents = new TreeMap<Channel, Boolean>();
        details.consents().forEach((channel, consent) -> consents.put(channel, consent.granted()));
        return new AuditedProfile(
                data.name(),
                data.locale(),
                data.timeZone(),
                data.birthDate(),
                data.contacts(),
                data.preferredChannel(),
                data.attributes() == null || data.attributes().isEmpty() ? null : EventJson.write(data.attributes()),
                consents);
    }
}
