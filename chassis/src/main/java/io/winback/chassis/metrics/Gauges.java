package io.winback.chassis.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/**
 * Registers gauges. The registry outlives an application that restarts in the same process, as in development and tests. A
 * gauge that is not replaced would read the beans of the former application.
 */
public final class Gauges {

    private Gauges() {}

    /** Registers a gauge in place of one of the same name and tags. */
    public static <T> void replace(MeterRegistry metrics, String name, Tags tags, T object, ToDoubleFunction<T> value) {
        metrics.find(name).tags(tags).gauges().forEach(metrics::remove);
        Gauge.builder(name, object, value).tags(tags).register(metrics);
    }
}
