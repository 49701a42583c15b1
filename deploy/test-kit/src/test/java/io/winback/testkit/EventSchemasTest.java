package io.winback.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.winback.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed schemas of the events in {@code docs/events} are current, and no change breaks them. */
class EventSchemasTest {

    private static final Path FOLDER = Path.of("..", "..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper YAML = new ObjectMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    @ParameterizedTest
    @MethodSource("types")
    void theCommittedSchemaIsCurrentAndNotBroken(Class<? extends Event> type) throws JsonProcessingException {
        CommittedContract.check(
                FOLDER.resolve(type.getSimpleName() + ".json"), JSON.writeValueAsString(EventSchemas.of(type)) + "\n");
    }

    @Test
    void theCommittedAsyncApiDocumentIsCurrentAndNotBroken() throws JsonProcessingException {
        CommittedContract.check(FOLDER.resolve("asyncapi.yaml"), YAML.writeValueAsString(EventSchemas.asyncApi()));
    }

    @Test
    void everyCommittedSchemaHasAnEvent() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(
                            types().map(type -> type.getSimpleName() + ".json").toList());
        }
    }

    static Stream<Class<? extends Event>> types() {
        return EventSchemas.types().stream();
    }
}
