package io.winback.campaign.console;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.CampaignConfiguration;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ServiceUrlsTest {

    @Inject
    CampaignConfiguration configuration;

    @Test
    void theRestClientsUseTheUrlsOfTheConfiguration() {
        assertThat(url("customer-service"))
                .isEqualTo(configuration.customerService())
                .startsWith("http://localhost:");
        assertThat(url("offer-service")).isEqualTo(configuration.offerService()).startsWith("http://localhost:");
        assertThat(url("notification-service"))
                .isEqualTo(configuration.notificationService())
                .startsWith("http://localhost:");
    }

    private static String url(String service) {
        return ConfigProvider.getConfig().getValue("quarkus.rest-client.%s.url".formatted(service), String.class);
    }
}
