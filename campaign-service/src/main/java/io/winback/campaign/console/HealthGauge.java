package io.winback.campaign.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is read of a service to know whether it keeps up. */
enum HealthGauge {
    /** Events that wait to be published. */
    UNPUBLISHED("winback.outbox.waiting", 1),
    /** How long the oldest of them has waited, in milliseconds. */
    RELAY_LAG("winback.outbox.lag.seconds", 1_000),
    /** Events that wait to be read. The broker knows it; no service measures it. */
    UNREAD(null, 1),
    DEAD_LETTERS("winback.deadletters.waiting", 1);

    private final String gauge;
    private final int scale;

    HealthGauge(String gauge, int scale) {
        this.gauge = gauge;
        this.scale = scale;
    }

    /** Those that stand in a text of Prometheus metrics. */
    static Map<HealthGauge, Long> in(String metrics) {
        return measured(gauge -> metrics.lines()
                .filter(line -> line.startsWith(gauge.replace('.', '_')))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst());
    }

    /** Those of this service itself. */
    static Map<HealthGauge, Long> of(MeterRegistry metrics) {
        return measured(
                gauge -> Optional.ofNullable(metrics.find(gauge).gauge()).map(Gauge::value));
    }

    /** A service whose database is away measures -1: it does not know. */
    private static Map<HealthGauge, Long> measured(Function<String, Optional<Double>> value) {
        var readings = new EnumMap<HealthGauge, Long>(HealthGauge.class);
        for (var reading : EnumSet.complementOf(EnumSet.of(UNREAD))) {
            value.apply(reading.gauge)
                    .map(measured -> Math.round(measured * reading.scale))
                    .filter(known -> known >= 0)
                    .ifPresent(known -> readings.put(reading, known));
        }
        return readings;
    }
}
