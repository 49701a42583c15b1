package io.winback.chassis.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which traces are recorded. The collector is configured by {@code quarkus.otel.exporter.otlp.endpoint}. */
@ConfigMapping(prefix = "winback.tracing")
interface TracingConfiguration {

    /** The share of traces that are recorded, from 0 to 1. With 0, nothing is sent to a collector. */
    @WithDefault("0")
    double share();
}
