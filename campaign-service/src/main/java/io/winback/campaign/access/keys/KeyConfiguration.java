package io.winback.campaign.access.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The rules of issued API keys. */
@ConfigMapping(prefix = "winback.access.keys")
interface KeyConfiguration {

    /** The longest time for which a replaced key is still accepted. Callers that change their keys rarely need a longer time. */
    @WithDefault("P30D")
    Duration longestOverlap();
}
