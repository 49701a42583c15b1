package io.winback.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of migrations. A statement that reads all rows of a table must not block its writers meanwhile. A table that the same
 * file creates has no rows.
 */
public final class MigrationRules {

    /** The newest version of each module that was made before there was the rule. Migrations that exist never change. */
    private static final Map<String, String> NEWEST_EXCEPTION = Map.of(
            "chassis", "0.17",
            "customer-service", "46",
            "campaign-service", "22",
            "offer-service", "10",
            "notification-service", "19");

    private static final Path RESOURCES = Path.of("src", "main", "resources", "db");
    private static final Pattern FILE = Pattern.compile("V([0-9.]+)__\\w+\\.sql");

    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

    private static final Pattern CREATED_TABLE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?([a-z_.]+)");
    private static final Pattern INDEX = Pattern.compile(
            "create (?:unique )?index (?!concurrently )(?:if not exists )?(?:[a-z_0-9]+ )?on (?:only )?([a-z_.]+).*");
    private static final Pattern ALTERED_TABLE =
            Pattern.compile("alter table (?:if exists )?(?:only )?([a-z_.]+) (.*)");

    private static final Pattern CONSTRAINT = Pattern.compile("add .*\\b(?:check ?\\(|foreign key\\b|references ).*");
    private static final Pattern UNIQUE = Pattern.compile("add .*\\b(?:unique|primary key)\\b.*");

    private MigrationRules() {}

    /** The statements of migrations that block the writers of a table while they read its rows. */
    public static List<String> blockingStatements() {
        var checkout = SourceRules.checkout();
        return NEWEST_EXCEPTION.keySet().stream()
                .sorted()
                .flatMap(module -> files(checkout.resolve(module).resolve(RESOURCES))
                        .filter(file -> isNewer(file, NEWEST_EXCEPTION.get(module)))
                        .flatMap(file -> blockingStatements(read(file)).stream()
                                .map(found -> checkout.relativize(file) + ": " + found)))
                .toList();
    }

    /** Each with what it must have. */
    static List<String> blockingStatements(String sql) {
        var statements = statements(sql);
        var created = CREATED_TABLE
                .matcher(String.join(";", statements))
                .results()
                .map(table -> table.group(1))
                .collect(Collectors.toUnmodifiableSet());
        var found = new ArrayList<String>();
        for (var statement : statements) {
            var index = INDEX.matcher(statement);
            if (index.matches() && !created.contains(index.group(1))) {
                found.add(statement + " (must be concurrently)");
            }
            found.addAll(blockingClauses(statement, created));
        }
        return found;
    }

    private static List<String> blockingClauses(String statement, Set<String> created) {
        var altered = ALTERED_TABLE.matcher(statement);
        if (!altered.matches() || created.contains(altered.group(1))) {
            return List.of();
        }
        var found = new ArrayList<String>();
        for (var clause : clauses(altered.group(2))) {
            if (CONSTRAINT.matcher(clause).matches() && !clause.endsWith(" not valid")) {
                found.add(clause + " (must be a constraint of its own that is not valid first)");
            } else if (UNIQUE.matcher(clause).matches() && !clause.contains(" using index ")) {
                found.add(clause + " (must use an index that was created concurrently)");
            }
        }
        return found;
    }

    /** The statements in lower case, without comments and texts, with one space between words. */
    private static List<String> statements(String sql) {
        var code = COMMENT_OR_TEXT
                .matcher(sql)
                .replaceAll(
                        found -> found.group().startsWith("--") || found.group().startsWith("/*") ? " " : "''");
        return Arrays.stream(code.toLowerCase(Locale.ROOT).split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The parts between the commas that stand outside parentheses. */
    private static List<String> clauses(String text) {
        var clauses = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0) {
                clauses.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        clauses.add(text.substring(start).strip());
        return clauses;
    }

    private static boolean isNewer(Path file, String version) {
        var name = FILE.matcher(file.getFileName().toString());
        return name.matches() && Arrays.compare(numbers(name.group(1)), numbers(version)) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
