package io.winback.notification.sending;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.events.Channel;
import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Messages and settings for domain tests. */
final class SampleMessages {

    private SampleMessages() {}

    /** The default configuration, with these settings. */
    static NotificationConfiguration configuration(Map<String, String> settings) {
        var secrets = Map.of(
                "winback.notification.link-secret", "a-secret-for-tests-only",
                "winback.notification.privacy-secret", "a-secret-for-tests-only");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(secrets, "secrets", 100))
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .withMapping(NotificationConfiguration.class)
                .build()
                .getConfigMapping(NotificationConfiguration.class);
    }

    static ClaimedMessage message(int attempts, int unknownOutcomes, int outages) {
        var request = new OutreachRequested(
                "c-1",
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "winter",
                "Winter",
                "hello",
                List.of("EMAIL"),
                null,
                null,
                null,
                null);
        return new ClaimedMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Channel.EMAIL,
                request,
                attempts,
                unknownOutcomes,
                outages,
                false,
                null);
    }
}
