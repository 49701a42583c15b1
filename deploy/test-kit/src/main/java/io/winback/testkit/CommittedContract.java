package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A document under {@code docs/} that is made from the code and committed, such as an OpenAPI document. A test fails where it is
 * not current, and {@code -Dwinback.contracts=write} writes it. A change that breaks clients is written by
 * {@code -Dwinback.contracts=break} only.
 */
public final class CommittedContract {

    private static final String MODE = System.getProperty("winback.contracts", "check");
    private static final ObjectMapper YAML = new YAMLMapper();

    /** Descriptive fields, which clients do not depend on. */
    private static final Set<String> DESCRIPTIVE =
            Set.of("description", "summary", "title", "example", "examples", "tags", "operationId", "version", "info");

    private static final String SCHEMAS = "/components/schemas/";

    private CommittedContract() {}

    /**
     * Checks a document in JSON or YAML, or writes it.
     *
     * @param file of the document, seen from the module under test
     * @param content as the code is now
     */
    public static void check(Path file, String content) {
        try {
            if (Files.exists(file) && !MODE.equals("break")) {
                assertThat(breaks(YAML.readTree(file.toFile()), YAML.readTree(content)))
                        .as("changes of %s that break clients", file)
                        .isEmpty();
            }
            checkText(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks a text that no program reads, or writes it. */
    public static void checkText(Path file, String content) {
        try {
            if (!MODE.equals("check")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file)
                .as("it is not current; run the test with -Dwinback.contracts=write")
                .content()
                .isEqualTo(content);
    }

    /**
     * The breaking changes, each with its path: removed or changed items, fields that requests require now, and fields that answers
     * do not promise any more.
     */
    public static List<String> breaks(JsonNode before, JsonNode after) {
        var ofRequests = RequestSchemas.of(before);
        ofRequests.addAll(RequestSchemas.of(after));
        var broken = new Breaks(ofRequests, new ArrayList<>());
        compare("", before, after, broken);
        return broken.found();
    }

    /** @param ofRequests the names of the schemas of requests */
    private record Breaks(Set<String> ofRequests, List<String> found) {

        void add(String line) {
            found.add(line);
        }

        /** Whether the path is that of a schema that only answers use. */
        boolean isOfAnswers(String path) {
            return path.startsWith(SCHEMAS) && !ofRequests.contains(path.substring(SCHEMAS.length()));
        }
    }

    private static void compare(String path, JsonNode before, JsonNode after, Breaks broken) {
        before.properties().stream()
                .filter(field -> !DESCRIPTIVE.contains(field.getKey())
                        || field.getValue().isContainerNode()
                                && !field.getKey().startsWith("example")
                                && !field.getKey().equals("info"))
                .forEach(field -> compareValue(
                        path + "/" + field.getKey(),
                        field.getKey(),
                        field.getValue(),
                        after.get(field.getKey()),
                        broken));
        if (broken.isOfAnswers(path)) {
            missing(before.path("required"), after.path("required"))
                    .forEach(name -> broken.add("%s/%s is not required any more".formatted(path, name.asText())));
        } else if (after.path("required").isArray()) {
            missing(after.get("required"), before.path("required"))
                    .forEach(name -> broken.add("%s/%s is required now".formatted(path, name.asText())));
        }
    }

    private static void compareValue(String path, String name, JsonNode before, JsonNode after, Breaks broken) {
        if (after == null) {
            broken.add(path + " was removed");
        } else if (before.isObject()) {
            compare(path, before, after, broken);
        } else if (name.equals("required") && before.isArray()) {
            return;
        } else if (before instanceof ArrayNode array) {
            compareItems(path, array, after, broken);
        } else if (!before.equals(after)) {
            broken.add("%s was %s and is %s".formatted(path, before, after));
        }
    }

    /** Parameters are the same by their name and place; all other items by their value. */
    private static void compareItems(String path, ArrayNode before, JsonNode after, Breaks broken) {
        for (var item : before) {
            if (item.hasNonNull("name")) {
                var present = stream(after)
                        .filter(candidate -> candidate.path("name").equals(item.get("name"))
                                && candidate.path("in").equals(item.path("in")))
                        .findFirst();
                compareValue(
                        "%s/%s".formatted(path, item.get("name").asText()), "", item, present.orElse(null), broken);
            } else if (stream(after).noneMatch(item::equals)) {
                broken.add("%s lost %s".formatted(path, item));
            }
        }
    }

    private static List<JsonNode> missing(JsonNode wanted, JsonNode present) {
        return stream(wanted)
                .filter(item -> stream(present).noneMatch(item::equals))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
