package io.winback.chassis.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many requests a caller may send in a minute, over all replicas of a service. Beyond it the answer is 429. */
@ConfigMapping(prefix = "winback.rate-limit")
interface RateLimitConfiguration {

    /** Whether requests are limited. Switch it off if a gateway limits them. */
    @WithDefault("true")
    boolean enabled();

    /** The requests of one API key or person in a minute. Raise it for a system that sends each event in a request of its own. */
    @WithDefault("60000")
    @Min(1)
    int perCaller();

    /**
     * The requests to public pages in a minute from one network address. Raise it if many customers come through one address, such
     * as that of a proxy which {@code quarkus.http.proxy} does not trust.
     */
    @WithDefault("600")
    @Min(1)
    int perAddress();

    /** The wrong credentials, and the failed sign-ins, in a minute from one network address. Raise it for a large office. */
    @WithDefault("30")
    @Min(1)
    int failuresPerAddress();

    /**
     * The exports and uploads of one API key or person at the same time, at each replica. Each holds a thread until it ends. Raise it for
     * a system that imports many files at once.
     */
    @WithDefault("8")
    @Min(1)
    int atOnce();
}
