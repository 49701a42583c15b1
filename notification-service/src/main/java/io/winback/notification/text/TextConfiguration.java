package io.winback.notification.text;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long a text may be, where that is not fixed by the channel. */
@ConfigMapping(prefix = "winback.notification.text")
interface TextConfiguration {

    /** The most parts of an SMS. Providers charge for each; phones put together at most 255. */
    @WithDefault("10")
    @Min(1)
    @Max(255)
    int smsParts();
}
