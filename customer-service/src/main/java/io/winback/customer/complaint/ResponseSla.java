package io.winback.customer.complaint;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.Severity;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The due time of a complaint, by severity and by the tier of the customer. */
@ApplicationScoped
class ResponseSla {

    private final CustomerConfiguration.Complaints settings;
    private final BusinessHours usualHours;
    private final Map<String, BusinessHours> byCountry = new HashMap<>();
    private final ZoneId usualZone;

    ResponseSla(CustomerConfiguration configuration) {
        this.settings = configuration.complaints();
        this.usualHours = new BusinessHours(
                settings.opens(),
                settings.closes(),
                settings.days(),
                settings.holidays().orElse(Set.of()));
        settings.countries().forEach((country, own) -> byCountry.put(country.toUpperCase(Locale.ROOT), of(own)));
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /** @param openedAt when the complaint was opened or reopened */
    Instant dueBy(Severity severity, Customer customer, Instant openedAt) {
        return dueBy(severity, customer.tier(), customer.timeZone(), customer.locale(), openedAt);
    }

    /**
     * @param tier null if it is not known
     * @param timeZone null if it is not known
     * @param locale null if it is not known
     */
    Instant dueBy(Severity severity, Tier tier, String timeZone, String locale, Instant openedAt) {
        var usual =
                switch (severity) {
                    case CRITICAL -> settings.critical();
                    case HIGH -> settings.high();
                    case NORMAL -> settings.normal();
                    case LOW -> settings.low();
                };
        Duration time = tier == Tier.TOP || tier == Tier.HIGH ? usual.dividedBy(2) : usual;
        var country = locale == null ? "" : Locale.forLanguageTag(locale).getCountry();
        return byCountry
                .getOrDefault(country, usualHours)
                .after(openedAt, time, timeZone == null ? usualZone : ZoneId.of(timeZone));
    }

    private BusinessHours of(CustomerConfiguration.Complaints.Country country) {
        return new BusinessHours(
                country.opens().orElse(usualHours.opens()),
                country.closes().orElse(usualHours.closes()),
                country.days().orElse(usualHours.days()),
                country.holidays().orElse(usualHours.holidays()));
    }
}
