package io.winback.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The JSON of every event is public: older and newer versions of a service can read each other. */
class EventContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("types")
    void anEventIsWrittenAsItsGoldenFile(Class<? extends Event> type) throws IOException {
        var golden = golden(type);

        var event = EventJson.read(golden, type);

        assertThat(JSON.readTree(EventJson.write(event))).isEqualTo(JSON.readTree(golden));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theGoldenFileHasEveryField(Class<? extends Event> type) throws IOException {
        var fields = Arrays.stream(type.getRecordComponents()).map(component -> component.getName());

        assertThat(JSON.readTree(golden(type)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(fields.toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aFieldOfALaterVersionIsIgnored(Class<? extends Event> type) throws IOException {
        var golden = golden(type);
        var later = ((ObjectNode) JSON.readTree(golden)).put("addedLater", "something");

        var event = EventJson.read(later.toString().getBytes(UTF_8), type);

        assertThat(event).isEqualTo(EventJson.read(golden, type));
    }

    static Stream<Class<? extends Event>> types() {
        return Arrays.stream(Topic.values()).flatMap(topic -> topic.types().values().stream());
    }

    private static byte[] golden(Class<?> type) throws IOException {
        try (var file = EventContractTest.class.getResourceAsStream("/golden/" + type.getSimpleName() + ".json")) {
            assertThat(file).as("golden file of " + type.getSimpleName()).isNotNull();
            return file.readAllBytes();
        }
    }
}
