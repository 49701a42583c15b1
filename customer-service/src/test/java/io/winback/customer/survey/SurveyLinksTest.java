package io.winback.customer.survey;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.customer.CustomerConfiguration;
import io.winback.testkit.HostileInput;
import io.winback.testkit.ParserCheck;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class SurveyLinksTest {

    private static final SurveyLinks LINKS = new SurveyLinks(new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(
                    Map.of("winback.customer.surveys.link-secret", "for-tests-only"), "test", 100))
            .withMapping(CustomerConfiguration.class)
            .build()
            .getConfigMapping(CustomerConfiguration.class));

    private static final UUID INVITATION = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    @Property
    void anyInvitationIsReadBack(@ForAll long high, @ForAll long low) {
        var invitation = new UUID(high, low);

        assertThat(LINKS.read(token(invitation))).contains(invitation);
    }

    @Property
    void anyOtherTokenIsRefused(@ForAll("tokens") String token) {
        var read = ParserCheck.read(() -> LINKS.read(token)).orElseThrow();

        assertThat(read.isPresent()).isEqualTo(token.equals(token(INVITATION)));
    }

    @Provide
    Arbitrary<String> tokens() {
        return HostileInput.texts(token(INVITATION));
    }

    private static String token(UUID invitation) {
        var link = LINKS.to(invitation);
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
