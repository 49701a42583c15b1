package io.winback.chassis.tracing;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The sampler of a service. A caller that records its trace is followed, unless tracing is off. */
class SamplerProducer {

    @Produces
    @Singleton
    Sampler sampler(TracingConfiguration configuration) {
        return configuration.share() == 0
                ? Sampler.alwaysOff()
                : Sampler.parentBased(Sampler.traceIdRatioBased(configuration.share()));
    }
}
