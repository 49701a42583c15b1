package io.winback.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.winback.chassis.metrics.Gauges;
import io.winback.chassis.metrics.ReadFigures;
import io.winback.chassis.metrics.RowCounts.RowCountsUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code winback.deadletters.waiting}: how many dead letters are not replayed; -1 while the database is unavailable. */
@ApplicationScoped
class DeadLettersGauge {

    private final ReadFigures readFigures;

    DeadLettersGauge(ReadFigures readFigures) {
        this.readFigures = readFigures;
    }

    void register(@Observes StartupEvent startup, MeterRegistry metrics) {
        Gauges.replace(metrics, "winback.deadletters.waiting", Tags.empty(), this, DeadLettersGauge::waiting);
    }

    private double waiting() {
        try {
            return readFigures.read("dead-letters").getOrDefault("WAITING", 0L);
        } catch (RowCountsUnavailable e) {
            return -1;
        }
    }
}
