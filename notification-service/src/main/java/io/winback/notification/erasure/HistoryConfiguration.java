package io.winback.notification.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the history of messages and consents is kept. */
@ConfigMapping(prefix = "winback.history")
interface HistoryConfiguration {

    /** How long an entry is kept. Complaints about a message arrive within a year. */
    @WithDefault("P400D")
    Duration keep();
}
