package io.winback.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} is current. */
class ConfigurationDocumentTest {

    private static final Path CHECKOUT = Path.of("..", "..");

    /** The folders of the modules with settings. */
    static final List<Path> MODULES = Stream.of(
                    "chassis", "customer-service", "campaign-service", "offer-service", "notification-service")
            .map(CHECKOUT::resolve)
            .toList();

    private static final Path DOCUMENT = CHECKOUT.resolve("docs/configuration.md");

    @Test
    void theReferenceOfSettingsIsCurrent() {
        var document = ConfigurationDocument.of(MODULES);

        assertThat(document).as("every setting has a Javadoc").doesNotContain("|  |");
        CommittedContract.checkText(DOCUMENT, document);
    }
}
