package io.winback.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator may set. */
@ConfigMapping(prefix = "winback.notification")
public interface NotificationConfiguration {

    /** What we are called from outside: links in messages begin with it. */
    @WithDefault("http://localhost:8084")
    String publicUrl();

    /** Signs the links in messages. When it changes, set {@link #previousLinkSecret} to the old one. */
    String linkSecret();

    /** The key before {@link #linkSecret}: links that it signed still work, and it signs none. */
    Optional<String> previousLinkSecret();

    /**
     * Hashes the addresses of erased customers who must get no messages. When it changes, set
     * {@link #previousPrivacySecret} to the old one.
     */
    String privacySecret();

    /** The key before {@link #privacySecret}: addresses that it hashed are still recognised, and it hashes no new ones. */
    Optional<String> previousPrivacySecret();

    /** The language of messages to people who prefer none that a template has. */
    @WithDefault("ja")
    String locale();

    /** The zone of people whose own is not known. */
    @WithDefault("Asia/Tokyo")
    String timeZone();

    /** Messages of a channel that are under way at once: the most that a crash can send twice. */
    @WithDefault("200")
    int batch();

    /**
     * How long a claim holds without a sign of life; a living worker extends it. Longer delays what a killed worker had in
     * hand; shorter makes an absent database end claims.
     */
    @WithDefault("PT30S")
    Duration lease();

    /** How long a stop waits for the answers of providers. Keep it below what ends the process by force. */
    @WithDefault("PT20S")
    Duration stopWithin();

    /** What is queued in this time after a batch is sent together; the first after a silence is sent at once. */
    @WithDefault("PT0.02S")
    Duration gather();

    /** How soon retries that are due, and rows of a crash, are found. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Refusals for now on one channel before it counts as failed. With the usual waits the last one comes after 2.6 hours. */
    @WithDefault("10")
    int attempts();

    /** The wait before the second attempt; each further wait is three times as long, plus or minus a third. */
    @WithDefault("PT2S")
    Duration firstWait();

    /** The longest wait between two attempts. */
    @WithDefault("PT1H")
    Duration longestWait();

    /**
     * The wait before a message without an answer is sent a second time, where the provider cannot recognise it. Longer
     * gives a provider time to answer late; shorter reaches the recipient sooner if the provider did not take it.
     */
    @WithDefault("PT10M")
    Duration unknownWait();

    /** How long a channel pauses when its provider is unavailable; each further pause is twice as long. */
    @WithDefault("PT1S")
    Duration firstPause();

    /** The longest pause of a channel, and so the longest time until it notices that its provider is back. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** How long a message waits for a person we have not heard of yet. */
    @WithDefault("PT10M")
    Duration recipientPatience();
}
