package io.winback.customer.profile;

import io.winback.events.customer.Birthday;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.Reach;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** What other services receive of a customer. */
record PublishedCustomer(
        String id, PersonalDetails details, Lifecycle lifecycle, CustomerMetrics metrics, boolean hasOpenComplaints) {

    /** The profile, with contacts and consents. */
    CustomerProfile profile(long version) {
        return new CustomerProfile(
                id,
                version,
                details.name(),
                details.locale(),
                details.timeZone(),
                details.contacts(),
                details.preferredChannel(),
                details.hasConsents() ? details.consents() : null,
                lifecycle.stage(),
                lifecycle.churnReason(),
                metrics.value(),
                hasOpenComplaints,
                lifecycle.churnReason() == ChurnReason.DECEASED,
                details.consentStatements(),
                birthday(),
                details.attributes(),
                metrics.categories(),
                metrics.favouriteCategory());
    }

    /** The day of the date of birth, else that of an imported birthday without a year; null if neither is known. */
    private Birthday birthday() {
        var birthDate = details.birthDate();
        if (birthDate != null) {
            return new Birthday(birthDate.getMonthValue(), birthDate.getDayOfMonth());
        }
        if (details.attributes() == null || !(details.attributes().get(PersonalData.BIRTHDAY) instanceof String text)) {
            return null;
        }
        try {
            var day = MonthDay.parse(text);
            return new Birthday(day.getMonthValue(), day.getDayOfMonth());
        } catch (DateTimeParseException e) {
            // Any system may send an attribute of this name.
            return null;
        }
    }

    /** The values at the time of an event, without addresses. */
    CustomerSnapshot snapshot() {
        return new CustomerSnapshot(
                id,
                lifecycle.stage(),
                metrics.tier(),
                lifecycle.churnReason(),
                lifecycle.confidence(),
                details.locale(),
                details.timeZone(),
                details.attributes(),
                metrics.value(),
                hasOpenComplaints,
                reach());
    }

    private Reach reach() {
        var allowed = details.consents().entrySet().stream()
                .filter(consent ->
                        consent.getValue() != null && consent.getValue().granted())
                .map(Map.Entry::getKey)
                .toList();
        return new Reach(allowed, details.contacts().channels(), details.preferredChannel());
    }
}
