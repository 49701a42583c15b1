package io.winback.customer.feedback;

import io.winback.customer.CustomerConfiguration;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** By when a complaint is to be answered: the worse it is, and the more the person is worth to us, the sooner. */
@ApplicationScoped
class ResponseTarget {

    private final CustomerConfiguration.Complaints settings;
    private final BusinessHours hours;
    private final ZoneId usualZone;

    ResponseTarget(CustomerConfiguration configuration) {
        this.settings = configuration.complaints();
        this.hours = new BusinessHours(
                settings.opens(),
                settings.closes(),
                settings.days(),
                settings.holidays().orElse(Set.of()));
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    /**
     * @param tier null if it is not known
     * @param timeZone null if it is not known
     */
    Instant dueBy(Severity severity, Tier tier, String timeZone, Instant openedAt) {
        var usual =
                switch (severity) {
                    case CRITICAL -> settings.critical();
                    case HIGH -> settings.high();
                    case NORMAL -> settings.normal();
                    case LOW -> settings.low();
                };
        Duration time = tier == Tier.TOP || tier == Tier.HIGH ? usual.dividedBy(2) : usual;
        return hours.after(openedAt, time, timeZone == null ? usualZone : ZoneId.of(timeZone));
    }
}
