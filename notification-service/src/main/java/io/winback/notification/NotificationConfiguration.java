package io.winback.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The settings of the service. */
@ConfigMapping(prefix = "winback.notification")
public interface NotificationConfiguration {

    /** The public URL of this service; links in messages begin with it. */
    @WithDefault("http://localhost:8084")
    String publicUrl();

    /** Signs the links in messages. When it changes, set {@link #previousLinkSecret} to the old one. */
    String linkSecret();

    /** The key before {@link #linkSecret}: links that it signed still work, and it signs no new ones. */
    Optional<String> previousLinkSecret();

    /**
     * Hashes the addresses on the suppression list. When it changes, set {@link #previousPrivacySecret} to the old one.
     */
    String privacySecret();

    /** The key before {@link #privacySecret}: addresses that it hashed are still recognised, and it hashes no new ones. */
    Optional<String> previousPrivacySecret();

    /** The locale of messages to recipients in whose language a template has no text. */
    @WithDefault("ja")
    String locale();

    /** The time zone of recipients whose own is not known. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** The most messages of a channel in flight: at most these are sent twice after a crash. */
    @WithDefault("200")
    int batch();

    /**
     * How long a claim holds unless its worker extends it. Longer delays the messages of a killed worker; shorter loses claims
     * when the database is unavailable for a moment.
     */
    @WithDefault("PT30S")
    Duration lease();

    /** How long a shutdown waits for the answers of providers. Keep it below the time after which the process is killed. */
    @WithDefault("PT20S")
    Duration stopWithin();

    /** After a batch, messages queued in this time are sent together; after an idle time the first is sent at once. */
    @WithDefault("PT0.02S")
    Duration gather();

    /** How often the queue is polled for due retries, and for messages of a crashed replica. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** The attempts on one channel before it counts as failed. With the default waits the last is after 2.6 hours. */
    @WithDefault("10")
    int attempts();

    /** The wait before the second attempt; each further wait is three times as long, plus or minus a third. */
    @WithDefault("PT2S")
    Duration firstWait();

    /** The longest wait between two attempts. */
    @WithDefault("PT1H")
    Duration longestWait();

    /**
     * The wait before a message without an answer is sent a second time, where the provider does not deduplicate. Longer gives
     * the provider time to answer late; shorter reaches the recipient sooner if the provider did not accept it.
     */
    @WithDefault("PT10M")
    Duration unknownWait();

    /** How long a channel pauses when its provider is unavailable; each further pause is twice as long. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest pause of a channel, and so the longest time until it finds that its provider is available again. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** How long a message waits for a recipient whose profile has not arrived. */
    @WithDefault("PT10M")
    Duration recipientPatience();
}
