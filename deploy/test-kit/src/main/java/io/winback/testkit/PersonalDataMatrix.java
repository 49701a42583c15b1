package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of {@code docs/security.md} that says which roles read personal data in which view. */
final class PersonalDataMatrix {

    /**
     * One row.
     *
     * @param path with the names of its parameters in braces
     * @param data {@code addresses} or {@code words}
     */
    record View(String path, String data) {}

    private static final Pattern ROW = Pattern.compile(
            "^\\| (all|customer|campaign|offer|notification) \\| `(/v1/[^`]+)` \\| (addresses|words) \\| ([A-Z ]+) \\|$",
            Pattern.MULTILINE);

    private PersonalDataMatrix() {}

    /** The roles that read the data of each view unmasked. */
    static Map<View, Set<String>> of(String service, Path document) {
        try {
            return ROW.matcher(Files.readString(document))
                    .results()
                    .filter(row -> List.of("all", service).contains(row.group(1)))
                    .collect(Collectors.toMap(
                            row -> new View(row.group(2), row.group(3)), row -> AccessMatrix.roles(row.group(4))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
