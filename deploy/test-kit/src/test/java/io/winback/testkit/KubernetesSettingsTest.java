package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The manifests for Kubernetes set only variables that a service reads. */
class KubernetesSettingsTest {

    private static final Path CHECKOUT = Path.of("..", "..");
    private static final Path KUBERNETES = CHECKOUT.resolve("deploy/kubernetes");
    private static final Pattern VARIABLE = Pattern.compile("\\bWINBACK_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final Pattern DOCUMENTED = Pattern.compile("`(WINBACK_[A-Z0-9_]+)`");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(WINBACK_[A-Z0-9_]+)[:}]");

    @Test
    void everyVariableOfTheManifestsIsASetting() throws IOException {
        var variables = manifests().stream()
                .flatMap(manifest -> matches(VARIABLE, manifest))
                .map(MatchResult::group);

        assertThat(variables).isNotEmpty().isSubsetOf(settings());
    }

    private static Set<String> settings() throws IOException {
        var settings = new TreeSet<String>();
        matches(DOCUMENTED, CHECKOUT.resolve("docs/configuration.md")).forEach(match -> settings.add(match.group(1)));
        for (var module : ConfigurationDocumentTest.MODULES) {
            for (var file : List.of("application.properties", "META-INF/microprofile-config.properties")) {
                var properties = module.resolve("src/main/resources").resolve(file);
                if (Files.exists(properties)) {
                    matches(EXPRESSION, properties).forEach(match -> settings.add(match.group(1)));
                }
            }
        }
        return settings;
    }

    private static List<Path> manifests() throws IOException {
        try (var base = Files.list(KUBERNETES.resolve("base"))) {
            return Stream.concat(Stream.of(KUBERNETES.resolve("secret.example.yaml")), base)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
