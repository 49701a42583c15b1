package io.winback.notification.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails, and how long it is waited for. */
@ConfigMapping(prefix = "winback.notification.email")
public interface EmailConfiguration {

    @WithDefault("localhost")
    String host();

    @WithDefault("10025")
    int port();

    /** Set it, and the password, if the mail server wants a sign-in. */
    Optional<String> username();

    /** The password of the user name. */
    Optional<String> password();

    /** The sender of all mails; its address is also the one that bounces go to. */
    @WithDefault("Winback <hello@winback.example>")
    String from();

    /** Whether connections are encrypted by STARTTLS. {@code OPTIONAL} becomes {@code REQUIRED} where there is a password. */
    @WithDefault("OPTIONAL")
    StartTls startTls();

    /** The domain in Message-ID and EHLO; use the one mails come from. */
    @WithDefault("winback.example")
    String messageDomain();

    /** Mails in hand at once, each on a connection of its own; mail servers limit them. */
    @WithDefault("16")
    int window();

    /** How long a connection may wait for its next mail; stay below what the mail server allows. */
    @WithDefault("PT5S")
    Duration idleLimit();

    /** How long each answer is waited for. */
    TimeLimits timeLimits();

    /** By default those of RFC 5321, 4.5.3.2; where they end, the connection is closed. */
    interface TimeLimits {

        /** For the connection itself, before a byte is read. */
        @WithDefault("PT5S")
        Duration connect();

        /** For the greeting, and for each answer to EHLO, STARTTLS and AUTH. */
        @WithDefault("PT5M")
        Duration greeting();

        @WithDefault("PT5M")
        Duration mail();

        @WithDefault("PT5M")
        Duration rcpt();

        @WithDefault("PT2M")
        Duration data();

        /** For the content to be written. */
        @WithDefault("PT3M")
        Duration content();

        /** For the answer after the final dot. A shorter one doubles mails, as the server may have them already. */
        @WithDefault("PT10M")
        Duration end();

        /** For the answer that shows that an idle connection still works. */
        @WithDefault("PT2S")
        Duration check();
    }

    /** Encryption of connections that begin without it. */
    enum StartTls {
        DISABLED,
        OPTIONAL,
        REQUIRED
    }
}
