package io.winback.offer.fraud;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many wrong coupon codes a caller may send. A caller is an API key or a person, and without a credential a network address. */
@ConfigMapping(prefix = "winback.offer.wrong-codes")
interface WrongCodesConfiguration {

    /** The wrong codes of one caller within the window that are answered. Further ones get 429. More suit a caller that many customers use. */
    @WithDefault("10")
    @Min(1)
    int allowed();

    /** The wrong codes of one caller after which a coupon is also not shown by its right code. It bounds what a guess can find. */
    @WithDefault("1000")
    @Min(1)
    int lookups();

    /** The time in which wrong codes are counted. A longer one makes guesses slower. */
    @WithDefault("PT10M")
    Duration window();
}
