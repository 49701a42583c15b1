package io.winback.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "winback.outbox")
interface OutboxConfiguration {

    /** Rows sent before they are deleted together; more cost memory, fewer cost commits. */
    @WithDefault("1000")
    int batch();

    /** What commits in this time after a batch leaves together; the first after a silence leaves at once. */
    @WithDefault("PT0.12S")
    Duration gather();

    /** How soon rows left by a crash, or written by another replica, are found; each look is one small query. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** The first wait after a failure of the database or the broker; each further wait is twice as long. */
    @WithDefault("PT1S")
    Duration backOff();

    /** The longest wait after a failure; it delays the first event after an outage. */
    @WithDefault("PT5S")
    Duration longestBackOff();

    /** A relay that makes no step for this long hangs, and the service is to be restarted. */
    @WithDefault("PT3M")
    Duration deadAfter();

    /** Shared by all replicas of a service, so that one relay fences another; two installations on one cluster need two. */
    @WithDefault("${quarkus.application.name}-outbox")
    String transactionalId();

    /** Rows older than this mean that a service no longer tells the others anything, so it reports not ready. */
    @WithDefault("PT10M")
    Duration unreadyAfter();
}
