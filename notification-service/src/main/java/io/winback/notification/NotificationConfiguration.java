package io.winback.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set. */
@ConfigMapping(prefix = "winback.notification")
public interface NotificationConfiguration {

    /** What we are called from outside: links in messages begin with it. */
    @WithDefault("http://localhost:8084")
    String publicUrl();

    /** Signs the links in messages; changing it breaks those that were sent. */
    String linkSecret();

    /** Hashes the addresses of erased people who must not be written to; changing it forgets who they were. */
    String privacySecret();

    /** The language of messages to people who prefer none that a template has. */
    @WithDefault("ja")
    String locale();

    /** The zone of people whose own is not known. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** The domain in Message-ID; use the one mails come from. */
    @WithDefault("winback.example")
    String messageDomain();

    /** Messages of a channel that are under way at once: the most that a crash can send twice. */
    @WithDefault("200")
    int batch();

    /** How long one of ours may take over a message before another may take it over. */
    @WithDefault("PT60S")
    Duration lease();

    /** How long one attempt may take. */
    @WithDefault("PT10S")
    Duration attemptTimeout();

    /** What is queued in this time after a batch is sent together; the first after a silence is sent at once. */
    @WithDefault("PT0.02S")
    Duration gather();

    /** How soon retries that are due, and rows of a crash, are found. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Attempts on one channel before it counts as failed. */
    @WithDefault("8")
    int attempts();

    /** The wait before the second attempt; each further wait is three times as long, plus or minus a third. */
    @WithDefault("PT2S")
    Duration firstWait();

    /** How long a message waits for a person we have not heard of yet. */
    @WithDefault("PT10M")
    Duration recipientPatience();

    /** The message centre of our SMS provider. */
    Sms sms();

    /** The chat provider. */
    Chat chat();

    /** SMPP 3.4. */
    interface Sms {
        @WithDefault("localhost")
        String host();

        @WithDefault("12775")
        int port();

        @WithDefault("winback")
        String systemId();

        String password();

        /** Who it is from, as the phone shows it. */
        @WithDefault("Winback")
        String from();

        /** Submissions that wait for their answer at once; providers limit it. */
        @WithDefault("16")
        int window();
    }

    /** LINE Messaging API, or what speaks like it. */
    interface Chat {
        /** The channel access token. */
        String token();
    }
}
