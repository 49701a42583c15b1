package io.winback.notification.channel.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The message centre of the SMS provider, and its time limits (SMPP 3.4). */
@ConfigMapping(prefix = "winback.notification.sms")
interface SmsConfiguration {

    /** The host name of the message centre. */
    @WithDefault("localhost")
    String host();

    /** The port of the message centre. */
    @WithDefault("12775")
    int port();

    /** Whether the connection is encrypted by TLS from its beginning. Set it if the provider offers it: SMPP itself encrypts nothing. */
    @WithDefault("false")
    boolean tls();

    /** A file with the certificates that are trusted, as PEM. Without it the public certificate authorities are trusted. */
    Optional<Path> trustedCertificates();

    /** The user name of the SMPP session. */
    @WithDefault("winback")
    String systemId();

    /** The password of the SMPP session. */
    String password();

    /** The sender that the phone shows. */
    @WithDefault("Winback")
    @Size(max = 20)
    String from();

    /** The most submissions that wait for their answer; providers limit it. */
    @WithDefault("16")
    @Min(1)
    @Max(1_000)
    int window();

    /** The time limit of connecting; a slow network needs a longer one. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** The time limit of binding, and of writing a submission; a slow message centre needs a longer one. */
    @WithDefault("PT10S")
    Duration bindTimeout();

    /** The response timer of SMPP, after which the outcome of a submission is unknown. Use the one of your provider. */
    @WithDefault("PT60S")
    Duration responseTimer();

    /** After this idle time the session is checked; lower it if a firewall drops idle connections sooner. */
    @WithDefault("PT30S")
    Duration enquireLink();
}
