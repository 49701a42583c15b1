package io.winback.campaign.audience;

import io.winback.events.customer.Birthday;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What audience rules ask of a customer, from the profile. It has no name and no address.
 *
 * @param version of the profile
 * @param churnReason null if it is not known, or if the customer has not left
 * @param timeZone as it was stated; null if it is not known
 * @param value null without orders
 * @param attributes as the shop sent them; empty without any
 * @param categories that the customer bought; null before the first scoring
 * @param favouriteCategory null if it is not known
 * @param birthday null if it is not known
 */
public record ProfileFacts(
        long version,
        Stage stage,
        ChurnReason churnReason,
        String timeZone,
        CustomerValue value,
        Map<String, Object> attributes,
        List<String> categories,
        String favouriteCategory,
        Birthday birthday,
        boolean openComplaint,
        boolean deceased) {

    static ProfileFacts of(CustomerProfile profile) {
        return new ProfileFacts(
                profile.version(),
                profile.stage(),
                profile.churnReason(),
                profile.timeZone(),
                profile.value(),
                profile.attributes() == null ? Map.of() : profile.attributes(),
                profile.categories(),
                profile.favouriteCategory(),
                profile.birthday(),
                profile.openComplaint(),
                // A profile of an earlier version has the churn reason only.
                Boolean.TRUE.equals(profile.deceased()) || profile.churnReason() == ChurnReason.DECEASED);
    }

    /** Null if it is not known. */
    Tier tier() {
        return value == null ? null : value.tier();
    }

    /** In the time zone of the customer. Null without orders. */
    public LocalDate firstOrderDay(ZoneId usualZone) {
        return value == null ? null : day(value.firstOrderAt(), usualZone);
    }

    /** In the time zone of the customer. Null without orders. */
    LocalDate lastOrderDay(ZoneId usualZone) {
        return value == null ? null : day(value.lastOrderAt(), usualZone);
    }

    private LocalDate day(Instant time, ZoneId usualZone) {
        return time == null
                ? null
                : LocalDate.ofInstant(time, CustomerZone.of(timeZone).orElse(usualZone));
    }
}
