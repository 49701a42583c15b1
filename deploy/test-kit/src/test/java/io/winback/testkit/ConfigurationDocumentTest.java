package io.winback.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} is current. {@code -Dwinback.contracts=write} writes it. */
class ConfigurationDocumentTest {

    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Path DOCUMENT = CHECKOUT.resolve("docs/configuration.md");

    @Test
    void theReferenceOfSettingsIsCurrent() throws IOException {
        var modules = Stream.of(
                        "chassis", "customer-service", "campaign-service", "offer-service", "notification-service")
                .map(CHECKOUT::resolve)
                .toList();

        var document = ConfigurationDocument.of(modules);

        if (System.getProperty("winback.contracts") != null) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .as("run mvn test -pl deploy/test-kit -am -Dwinback.contracts=write to bring it up to date")
                .content()
                .isEqualTo(document);
    }
}
