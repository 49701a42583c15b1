package io.winback.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed schemas in {@code docs/events} are current, and no change breaks them. {@code -Dwinback.contracts=write} writes
 * them; a change that breaks one is written only by {@code -Dwinback.contracts=break}.
 */
class EventSchemasTest {

    private static final Path FOLDER = Path.of("..", "docs", "events");
    private static final String MODE = System.getProperty("winback.contracts", "check");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = new ObjectMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    @ParameterizedTest
    @MethodSource("types")
    void theCommittedSchemaIsCurrentAndNotBroken(Class<? extends Event> type) throws IOException {
        var file = FOLDER.resolve(type.getSimpleName() + ".json");
        var schema = EventSchemas.of(type);

        if (Files.exists(file) && !MODE.equals("break")) {
            assertThat(breaks(JSON.readTree(file.toFile()), schema))
                    .as("what breaks consumers")
                    .isEmpty();
        }
        check(file, JSON.writeValueAsString(schema) + "\n");
    }

    @Test
    void theCommittedAsyncApiDocumentIsCurrent() throws IOException {
        check(FOLDER.resolve("asyncapi.yaml"), YAML.writeValueAsString(EventSchemas.asyncApi()));
    }

    @Test
    void noSchemaIsLeftOfAnEventThatIsGone() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(type -> type.getSimpleName() + ".json").toList());
        }
    }

    @Test
    void aFieldThatIsGoneOrOfAnotherTypeBreaksASchema() throws IOException {
        var before = JSON.readTree("""
                {"properties": {"a": {"type": "string"}, "b": {"properties": {"c": {"type": "number"}}}}}""");
        var after = JSON.readTree("""
                {"properties": {"b": {"properties": {"c": {"type": "string"}}}, "new": {}}, "required": ["new"]}""");

        assertThat(breaks(before, after))
                .containsExactlyInAnyOrder(
                        "/properties/a is gone", "/properties/b/properties/c/type is changed", "new is required");
    }

    static Stream<Class<? extends Event>> types() {
        return EventSchemas.types().stream();
    }

    private static void check(Path file, String content) throws IOException {
        if (!MODE.equals("check")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file)
                .as("run mvn test -pl events -Dwinback.contracts=write to bring it up to date")
                .content()
                .isEqualTo(content);
    }

    /** Whatever a schema had must still be there; what is added must be optional. */
    private static List<String> breaks(JsonNode before, JsonNode after) {
        var broken = new ArrayList<String>();
        compare("", before, after, broken);
        after.path("required").forEach(name -> {
            if (!Stream.of(before.path("required"))
                    .anyMatch(known -> known.toString().contains(name.toString()))) {
                broken.add(name.asText() + " is required");
            }
        });
        return broken;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<String> broken) {
        before.properties().forEach(field -> {
            var at = path + "/" + field.getKey();
            var now = after.get(field.getKey());
            if (now == null) {
                broken.add(at + " is gone");
            } else if (field.getValue().isObject()) {
                compare(at, field.getValue(), now, broken);
            } else if (field.getKey().equals("enum")) {
                field.getValue().forEach(value -> {
                    if (!now.toString().contains(value.toString())) {
                        broken.add(at + " lost " + value);
                    }
                });
            } else if (!field.getKey().equals("required") && !field.getValue().equals(now)) {
                broken.add(at + " is changed");
            }
        });
    }
}
