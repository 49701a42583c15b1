package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The tests and files that the documents of security name as proof exist. */
class DocumentedTestsTest {

    private static final Path CHECKOUT = Path.of("../..");
    private static final Path DOCUMENTS = CHECKOUT.resolve("docs");

    /** {@code `CouponTest`} or {@code `CouponTest#aCouponExpires`}. */
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([\\d.]+) \\| ([12]) \\| .+ \\| (met|n/a|open) \\| (.+) \\|$");
    private static final Pattern COUNTS = Pattern.compile("(\\d+) are met, (\\d+) do not apply, (\\d+) are open");

    /** Requirements of the levels 1 and 2 of OWASP ASVS 5.0.0. */
    private static final int REQUIREMENTS = 253;

    @ParameterizedTest
    @ValueSource(strings = {"threat-model.md", "asvs.md", "security.md", "identity-provider.md", "operations.md"})
    void everyNamedTestExists(String document) {
        var missing = new TreeSet<String>();
        TEST.matcher(text(DOCUMENTS.resolve(document))).results().forEach(named -> {
            var sources = sourcesOf(named.group(1));
            if (sources.isEmpty()) {
                missing.add(named.group(1));
            } else if (named.group(2) != null
                    && sources.stream().noneMatch(source -> hasMethod(source, named.group(2)))) {
                missing.add(named.group(1) + "#" + named.group(2));
            }
        });

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"threat-model.md", "asvs.md", "security.md", "identity-provider.md"})
    void everyLinkedFileExists(String document) {
        assertThat(LINK.matcher(text(DOCUMENTS.resolve(document))).results().map(link -> link.group(1)))
                .allMatch(link -> Files.exists(DOCUMENTS.resolve(link)));
    }

    @Test
    void everyRequirementIsListedOnceAndIsCounted() {
        var document = text(DOCUMENTS.resolve("asvs.md"));
        var rows = ROW.matcher(document).results().toList();
        var counts = COUNTS.matcher(document);

        assertThat(counts.find()).isTrue();
        assertThat(rows.stream().map(row -> row.group(1)).distinct()).hasSize(REQUIREMENTS);
        assertThat(rows).hasSize(REQUIREMENTS);
        assertThat(Stream.of("met", "n/a", "open").map(state -> rows.stream()
                        .filter(row -> row.group(3).equals(state))
                        .count()))
                .containsExactly(
                        Long.valueOf(counts.group(1)), Long.valueOf(counts.group(2)), Long.valueOf(counts.group(3)));
    }

    @Test
    void whatIsMetNamesATestOrAFile() {
        var withoutProof = new ArrayList<String>();
        ROW.matcher(text(DOCUMENTS.resolve("asvs.md"))).results().forEach(row -> {
            var proof = row.group(4);
            if (row.group(3).equals("met")
                    && !TEST.matcher(proof).find()
                    && !LINK.matcher(proof).find()) {
                withoutProof.add(row.group(1));
            }
        });

        assertThat(withoutProof).isEmpty();
    }

    /** Several modules have tests of the same name. */
    private static List<Path> sourcesOf(String test) {
        return modules()
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> filesNamed(folder, test + ".java"))
                .toList();
    }

    private static Stream<Path> modules() {
        return Stream.concat(folders(CHECKOUT), folders(CHECKOUT.resolve("deploy")));
    }

    private static boolean hasMethod(Path source, String method) {
        return text(source).contains("void " + method + "(");
    }

    private static Stream<Path> folders(Path parent) {
        try (var folders = Files.list(parent)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesNamed(Path folder, String name) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
