package io.winback.testkit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} is current. */
class ConfigurationDocumentTest {

    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Path DOCUMENT = CHECKOUT.resolve("docs/configuration.md");

    @Test
    void theReferenceOfSettingsIsCurrent() {
        var modules = Stream.of(
                        "chassis", "customer-service", "campaign-service", "offer-service", "notification-service")
                .map(CHECKOUT::resolve)
                .toList();

        var document = ConfigurationDocument.of(modules);

        assertThat(document).as("every setting has a Javadoc").doesNotContain("|  |");
        CommittedContract.checkText(DOCUMENT, document);
    }
}
