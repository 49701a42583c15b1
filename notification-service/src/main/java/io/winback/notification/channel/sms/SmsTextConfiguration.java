package io.winback.notification.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limit of the text of an SMS. */
@ConfigMapping(prefix = "winback.notification.text")
interface SmsTextConfiguration {

    /** The most parts of an SMS. Providers charge for each part; phones join at most 255. */
    @WithDefault("10")
    @Min(1)
    @Max(255)
    int smsParts();
}
