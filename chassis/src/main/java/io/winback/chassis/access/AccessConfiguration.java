package io.winback.chassis.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Who may call a service. */
@ConfigMapping(prefix = "winback.access")
public interface AccessConfiguration {

    /** Who may read a path that shows no data of customers. */
    enum Exposure {
        /** Callers with a role that the matrix of {@code docs/security.md} names. */
        ROLES,
        /** Every caller, also without a credential. */
        PUBLIC
    }

    /**
     * Keys that work without a database and without Kafka, for the first start, for other services and for tests. Entries
     * {@code name:ROLE+ROLE:sha256} or {@code name:ROLE+ROLE:sha256:scope+scope}, with commas between them. The hash is the SHA-256
     * of the key in hexadecimal.
     */
    Optional<String> configuredKeys();

    /**
     * The key with which this service calls the others. Each of them has its hash in {@code configured-keys}, with the role
     * SERVICE. Only campaign-service and customer-service call others.
     */
    Optional<String> serviceKey();

    /** Who may read {@code /q/metrics}. PUBLIC is for a collector without a credential inside a trusted network. */
    @WithDefault("ROLES")
    Exposure metrics();

    /** Who may read {@code /q/openapi}. PUBLIC helps developers. */
    @WithDefault("ROLES")
    Exposure openapi();

    /**
     * Who may read the details of {@code /q/health}, such as the delay of events. Every caller reads the status alone. PUBLIC is for a
     * monitor without a credential inside a trusted network.
     */
    @WithDefault("ROLES")
    Exposure healthDetails();

    /** How long a key that expired or was revoked is still listed. A shorter time hides earlier callers from an investigation. */
    @WithDefault("P400D")
    Duration keepEnded();
}
