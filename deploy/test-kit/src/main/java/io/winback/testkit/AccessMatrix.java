package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The matrix of {@code docs/security.md}: the routes of a service and their roles. */
final class AccessMatrix {

    /** The roles by the letters of the matrix. */
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("V", "VIEWER");
        ROLES.put("M", "MARKETER");
        ROLES.put("P", "APPROVER");
        ROLES.put("S", "SUPPORT");
        ROLES.put("I", "INTEGRATOR");
        ROLES.put("O", "OPERATOR");
        ROLES.put("A", "ADMIN");
        ROLES.put("X", "SERVICE");
    }

    private static final String PUBLIC = "public";
    private static final Pattern ROW = Pattern.compile(
            "^\\| (all|customer|campaign|offer|notification) \\| (GET|PUT|POST|PATCH|DELETE) \\| `([^`]+)` \\| (\\w+) \\| ([^|]+) \\|$",
            Pattern.MULTILINE);

    private AccessMatrix() {}

    /**
     * @param service such as {@code campaign}
     * @param document seen from the module under test
     */
    static List<AccessRoute> of(String service, Path document) {
        try {
            return ROW.matcher(Files.readString(document))
                    .results()
                    .filter(row -> Set.of("all", service).contains(row.group(1)))
                    .map(row -> new AccessRoute(row.group(2), row.group(3), row.group(4), roles(row.group(5))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all roles, in the order of the matrix. */
    static List<String> roles() {
        return List.copyOf(ROLES.values());
    }

    static Set<String> roles(String letters) {
        return letters.strip().equals(PUBLIC)
                ? Set.of()
                : Arrays.stream(letters.strip().split(" "))
                        .map(AccessMatrix::role)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String role(String letter) {
        var role = ROLES.get(letter);
        if (role == null) {
            throw new IllegalArgumentException(
                    "unknown role %s in the matrix; expected one of %s".formatted(letter, ROLES.keySet()));
        }
        return role;
    }
}
