package io.winback.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.metrics.Gauges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** {@code winback.deadletters.waiting}: how many dead letters are not replayed; -1 while the database is unavailable. */
@ApplicationScoped
class DeadLettersGauge {

    private final DeadLetters deadLetters;

    DeadLettersGauge(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    void register(@Observes StartupEvent startup, MeterRegistry metrics) {
        Gauges.replace(metrics, "winback.deadletters.waiting", Tags.empty(), this, DeadLettersGauge::waiting);
    }

    private double waiting() {
        try {
            return deadLetters.waiting();
        } catch (SQLException e) {
            return -1;
        }
    }
}
