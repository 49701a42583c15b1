package io.winback.notification.message;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.notification.NotificationConfiguration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressMaskTest {

    @ParameterizedTest
    @CsvSource({
        "hanako@example.com, h***@example.com",
        "+819012345678, ***678",
        "U1234567890abcdef, ***def",
        "+8190, ***",
        "@example.com, ***com",
    })
    void anAddressIsMasked(String address, String masked) {
        assertThat(AddressMask.masked(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"true, hanako@example.com", "false, h***@example.com"})
    void anAddressIsShownIfTheServiceIsConfiguredToShowIt(String showAddresses, String shown) {
        var settings = Map.of(
                "winback.notification.link-secret", "for-tests-only",
                "winback.notification.privacy-secret", "for-tests-only",
                "winback.notification.show-addresses", showAddresses);
        var configuration = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(NotificationConfiguration.class)
                .build()
                .getConfigMapping(NotificationConfiguration.class);

        assertThat(new AddressMask(configuration).shown("hanako@example.com")).isEqualTo(shown);
    }
}
