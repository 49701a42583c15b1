package io.winback.notification.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The mail server, and its time limits. */
@ConfigMapping(prefix = "winback.notification.email")
public interface EmailConfiguration {

    /** The host name of the mail server. */
    @WithDefault("localhost")
    String host();

    /** The port of the mail server. */
    @WithDefault("10025")
    int port();

    /** Set it, and the password, if the mail server requires authentication. */
    Optional<String> username();

    /** The password of the user name. */
    Optional<String> password();

    /** The sender of all mails; bounces go to its address. */
    @WithDefault("Winback <hello@winback.example>")
    String from();

    /** Whether connections are encrypted by STARTTLS. {@code OPTIONAL} becomes {@code REQUIRED} where there is a password. */
    @WithDefault("OPTIONAL")
    StartTls startTls();

    /** A file with the certificates that are trusted, as PEM. Without it the public certificate authorities are trusted. */
    Optional<Path> trustedCertificates();

    /** The domain in Message-ID and EHLO; use the domain of the sender. */
    @WithDefault("winback.example")
    String messageDomain();

    /** The most mails in flight, each on its own connection; mail servers limit them. */
    @WithDefault("16")
    int window();

    /** How long a connection may be idle; stay below the limit of the mail server. */
    @WithDefault("PT5S")
    Duration idleLimit();

    /** The time limits of the steps of SMTP. */
    TimeLimits timeLimits();

    /** By default those of RFC 5321, 4.5.3.2. When one is exceeded the connection is closed. */
    interface TimeLimits {

        /** For connecting, before a byte is read. */
        @WithDefault("PT5S")
        Duration connect();

        /** For the greeting, and for each answer to EHLO, STARTTLS and AUTH. */
        @WithDefault("PT5M")
        Duration greeting();

        /** For the answer to MAIL. */
        @WithDefault("PT5M")
        Duration mail();

        /** For the answer to RCPT. */
        @WithDefault("PT5M")
        Duration rcpt();

        /** For the answer to DATA. */
        @WithDefault("PT2M")
        Duration data();

        /** For writing the content. */
        @WithDefault("PT3M")
        Duration content();

        /** For the answer after the final dot. A shorter one duplicates mails, as the server may already have them. */
        @WithDefault("PT10M")
        Duration end();

        /** For checking an idle connection. */
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
