package io.winback.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The present time and day of the shop, in the time zone of the configuration. */
@ApplicationScoped
public class ShopClock {

    private final Clock clock;
    private final ZoneId zone;

    ShopClock(Clock clock, CustomerConfiguration configuration) {
        this.clock = clock;
        this.zone = ZoneId.of(configuration.timeZone());
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    public ZoneId zone() {
        return zone;
    }
}
