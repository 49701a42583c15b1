package io.winback.notification.unsubscribe;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
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

    @Property
    void onlyTokensThatWereSignedAreRead(@ForAll("tokens") String text) {
        var links = links(NEW, FORMER);

        var read = ParserCheck.read(() -> links.read(text)).orElseThrow();

        assertThat(read.isPresent()).isEqualTo(text.equals(token(links)));
    }

    @Property
    void theTokenOfAnyCustomerIsReadBack(@ForAll @StringLength(max = 64) String customerId, @ForAll Channel channel) {
        var writable = new String(customerId.getBytes(UTF_8), UTF_8);
        var links = links(NEW, null);
        var link = links.create(writable, channel);

        assertThat(links.read(link.substring(link.lastIndexOf('/') + 1)))
                .contains(new UnsubscribeLinks.Subscription(writable, channel));
    }

    @Provide
    Arbitrary<String> tokens() {
        return HostileInput.texts(token(links(NEW, FORMER)));
    }
}
