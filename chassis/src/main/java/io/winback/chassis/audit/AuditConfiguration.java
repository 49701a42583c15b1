package io.winback.chassis.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The audit log. */
@ConfigMapping(prefix = "winback.audit")
interface AuditConfiguration {

    /** How long entries are kept. A law or a contract may ask for longer. */
    @WithDefault("P400D")
    Duration keep();

    /** How long entries of requests are gathered for one insert. A crash loses at most the entries of this time. */
    @WithDefault("PT0.05S")
    Duration flushEvery();

    /** The period in which equal refusals of a caller become one entry with a number. */
    @WithDefault("PT1M")
    Duration refusalsEvery();

    /**
     * Whether requests of API keys that a system with the role INTEGRATOR may make, such as orders and redemptions, get an entry. Set
     * it to false where their number is too large for the database. Other requests, such as those of access, always get one.
     */
    @WithDefault("true")
    boolean facts();
}
