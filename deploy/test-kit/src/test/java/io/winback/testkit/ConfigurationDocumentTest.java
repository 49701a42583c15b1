package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** In expressions, in injected values, in look-ups, and as keys of properties files. */
    private static final List<Pattern> READ = Stream.of(
                    "\\$\\{(winback\\.[a-z0-9.-]+)[:}]",
                    "@ConfigProperty\\(\\s*name = \"(winback\\.[^\"]+)\"",
                    "get(?:Optional)?(?:Config)?Values?\\(\\s*\"(winback\\.[^\"]+)\"",
                    "(?m)^(?:%[a-z]+\\.)?(winback\\.[^=\\s]+)\\s*=")
            .map(Pattern::compile)
            .toList();

    private static final Path DOCUMENT = CHECKOUT.resolve("docs/configuration.md");

    @Test
    void theReferenceOfSettingsIsCurrent() {
        var document = ConfigurationDocument.of(MODULES);

        assertThat(document).as("every setting has a Javadoc").doesNotContain("|  |");
        CommittedContract.checkText(DOCUMENT, document);
    }

    @Test
    void everySettingThatTheCodeReadsIsListed() throws IOException {
        var document = ConfigurationDocument.of(MODULES);
        var read = new TreeSet<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(module.resolve("src/main"))) {
                files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                        .forEach(file -> read.addAll(settingsIn(file)));
            }
        }

        assertThat(read)
                .contains("winback.forget-every", "winback.rest.lock-timeout", "winback.provider-credentials")
                .allSatisfy(setting -> assertThat(document).contains("`" + setting + "`"));
    }

    private static Set<String> settingsIn(Path file) {
        try {
            var text = Files.readString(file);
            return READ.stream()
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
