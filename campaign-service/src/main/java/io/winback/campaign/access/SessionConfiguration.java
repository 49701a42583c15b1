package io.winback.campaign.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay signed in to the console. */
@ConfigMapping(prefix = "winback.access.session")
interface SessionConfiguration {

    /** How long a session lasts without a request of its person. A shorter time protects a browser that is left open. */
    @WithDefault("PT30M")
    Duration idle();

    /** How long a session lasts at most. */
    @WithDefault("PT12H")
    Duration longest();

    /** How long a sign-in link can be used. */
    @WithDefault("PT10M")
    Duration link();
}
