package io.winback.notification.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/** The message centre of the SMS provider, spoken to by SMPP 3.4. */
@ConfigMapping(prefix = "winback.notification.sms")
interface SmsConfiguration {

    @WithDefault("localhost")
    String host();

    @WithDefault("12775")
    int port();

    @WithDefault("winback")
    String systemId();

    String password();

    /** The sender that the phone shows. */
    @WithDefault("Winback")
    @Size(max = 20)
    String from();

    /** Submissions that wait for their answer at once; providers limit it. */
    @WithDefault("16")
    @Min(1)
    @Max(1_000)
    int window();

    /** How long connecting may take; raise it for a message centre far away. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long the message centre may take to answer a bind, or to read a submission off the wire. */
    @WithDefault("PT10S")
    Duration bindTimeout();

    /** The response timer of SMPP: after it, the outcome of a submission is unknown. Providers name theirs. */
    @WithDefault("PT60S")
    Duration responseTimer();

    /** After this silence of the message centre it is asked whether it is there; lower it if a firewall drops idle connections sooner. */
    @WithDefault("PT30S")
    Duration enquireLink();
}
