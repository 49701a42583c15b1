package io.winback.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "winback.outbox")
interface OutboxConfiguration {

    /** Rows that are sent and deleted together. More rows cost memory, fewer cost commits. */
    @WithDefault("1000")
    int batch();

    /** The wait after a batch, so that the next batch has more rows. The first row after a pause leaves at once. */
    @WithDefault("PT0.12S")
    Duration gather();

    /** The interval at which the relay finds rows of a crash or of another replica. Each look is one small query. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** The first wait after a failure of the database or the broker. Each further wait is twice as long. */
    @WithDefault("PT1S")
    Duration backOff();

    /** The longest wait after a failure. It delays the first event after an outage. */
    @WithDefault("PT5S")
    Duration longestBackOff();

    /** A relay that makes no step for this long hangs: the service reports that it is not alive. */
    @WithDefault("PT3M")
    Duration deadAfter();

    /** All replicas of a service share it, so that one relay fences another. Two installations on one cluster need two. */
    @WithDefault("${quarkus.application.name}-outbox")
    String transactionalId();
}
