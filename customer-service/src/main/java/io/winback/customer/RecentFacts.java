package io.winback.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells facts that are published as events from history, which became known long after it happened. */
@ApplicationScoped
public class RecentFacts {

    private final Clock clock;
    private final Duration historyAfter;

    RecentFacts(Clock clock, CustomerConfiguration configuration) {
        this.clock = clock;
        this.historyAfter = configuration.events().historyAfter();
    }

    /** The earliest time of a fact that is not history when it becomes known now. */
    public Instant since() {
        return clock.instant().minus(historyAfter);
    }
}
