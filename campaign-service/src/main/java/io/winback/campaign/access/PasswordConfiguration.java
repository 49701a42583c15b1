package io.winback.campaign.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How passwords are checked. */
@ConfigMapping(prefix = "winback.access.passwords")
interface PasswordConfiguration {

    /** The passwords that a replica hashes at the same time. Each takes 19 MiB and a processor for some 50 ms. */
    @WithDefault("2")
    @Min(1)
    int atOnce();

    /** How long a sign-in waits for its turn. Then it is answered with 429, and does not count as failed. */
    @WithDefault("PT10S")
    Duration longestWait();
}
