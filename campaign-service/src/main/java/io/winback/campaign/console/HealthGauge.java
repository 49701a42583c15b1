package io.winback.campaign.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The gauges that show whether a service keeps up with its events. */
enum HealthGauge {
    /** The number of events to publish. */
    UNPUBLISHED("winback.outbox.waiting", 1),
    /** The age of the oldest event to publish, in milliseconds. */
    RELAY_LAG("winback.outbox.lag.seconds", 1_000),
    /** The number of events to process. It comes from the broker; no service measures it. */
    UNREAD(null, 1),
    DEAD_LETTERS("winback.deadletters.waiting", 1);

    private final String gauge;
    private final int scale;

    HealthGauge(String gauge, int scale) {
        this.gauge = gauge;
        this.scale = scale;
    }

    /** Reads the gauges from metrics in the text format of Prometheus. */
    static Map<HealthGauge, Long> in(String metrics) {
        return measured(gauge -> metrics.lines()
                .filter(line -> line.startsWith(gauge.replace('.', '_')))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst());
    }

    /** Reads the gauges of this service. */
    static Map<HealthGauge, Long> of(MeterRegistry metrics) {
        return measured(
                gauge -> Optional.ofNullable(metrics.find(gauge).gauge()).map(Gauge::value));
    }

    /** A gauge of -1 is unknown: the database of the service is down. */
    private static Map<HealthGauge, Long> measured(Function<String, Optional<Double>> value) {
        var gauges = new EnumMap<HealthGauge, Long>(HealthGauge.class);
        for (var healthGauge : EnumSet.complementOf(EnumSet.of(UNREAD))) {
            value.apply(healthGauge.gauge)
                    .map(measured -> Math.round(measured * healthGauge.scale))
                    .filter(known -> known >= 0)
                    .ifPresent(known -> gauges.put(healthGauge, known));
        }
        return gauges;
    }
}
