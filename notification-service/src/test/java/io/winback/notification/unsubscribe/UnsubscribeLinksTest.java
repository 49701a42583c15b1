package io.winback.notification.unsubscribe;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnsubscribeLinksTest {

    private static final String FORMER = "change-me-in-production";
    private static final String NEW = "qmV0m3y1Yv9Hn2yT0u6dF8r4Kc7Wb5Xz";

    @Test
    void aLinkThatThePreviousKeySignedStillWorks() {
        var sent = token(links(FORMER, null));

        assertThat(links(NEW, FORMER).read(sent)).hasValueSatisfying(subscription -> {
            assertThat(subscription.customerId()).isEqualTo("c-1");
            assertThat(subscription.channel()).isEqualTo(Channel.SMS);
        });
        assertThat(links(NEW, null).read(sent)).isEmpty();
        assertThat(links(NEW, "another-key-altogether").read(sent)).isEmpty();
    }

    @Test
    void aNewLinkIsSignedOnlyWithTheNewKey() {
        var sent = token(links(NEW, FORMER));

        assertThat(sent).isEqualTo(token(links(NEW, null)));
        assertThat(links(FORMER, null).read(sent)).isEmpty();
    }

    private static String token(UnsubscribeLinks links) {
        var link = links.create("c-1", Channel.SMS);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static UnsubscribeLinks links(String key, String previous) {
        var settings = new HashMap<>(Map.of(
                "winback.notification.link-secret", key, "winback.notification.privacy-secret", "for-tests-only"));
        if (previous != null) {
            settings.put("winback.notification.previous-link-secret", previous);
        }
        return new UnsubscribeLinks(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(NotificationConfiguration.class)
                .build()
                .getConfigMapping(NotificationConfiguration.class));
    }
}
