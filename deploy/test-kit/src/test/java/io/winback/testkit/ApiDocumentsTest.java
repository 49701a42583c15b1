package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What client generators need of the OpenAPI documents under {@code docs/api}. */
class ApiDocumentsTest {

    private static final String PROBLEM = "#/components/schemas/Problem";

    @ParameterizedTest
    @ValueSource(strings = {"customer", "campaign", "offer", "notification"})
    void everyOperationHasAnIdOfItsOwn(String service) throws IOException {
        assertThat(operations(service))
                .isNotEmpty()
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates()
                .allMatch(Pattern.compile("[a-z]+([A-Z][a-z]+)+").asMatchPredicate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "campaign", "offer", "notification"})
    void everyErrorIsAProblemAndEveryOtherAnswerHasASchema(String service) throws IOException {
        assertThat(operations(service).stream().flatMap(operation -> operation.path("responses").properties().stream()))
                .isNotEmpty()
                .filteredOn(response -> !response.getKey().equals("204"))
                .allSatisfy(response -> assertThat(schema(response)).isNotEmpty())
                .filteredOn(response -> response.getKey().compareTo("400") >= 0)
                .allSatisfy(response ->
                        assertThat(schema(response).path("$ref").asText()).isEqualTo(PROBLEM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "campaign", "offer", "notification"})
    void noSchemaIsNamedForItsPlaceInTheCode(String service) throws IOException {
        assertThat(document(service).at("/components/schemas").properties())
                .extracting(Entry::getKey)
                .noneMatch(Pattern.compile(".*(Impl|Resource|Atomic\\w+|\\d)").asMatchPredicate());
    }

    private static JsonNode schema(Entry<String, JsonNode> response) {
        var content = response.getValue().path("content");
        return content.isEmpty() ? content : content.elements().next().path("schema");
    }

    private static List<JsonNode> operations(String service) throws IOException {
        return document(service).path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(Entry::getValue)
                .toList();
    }

    private static JsonNode document(String service) throws IOException {
        return new YAMLMapper()
                .readTree(Path.of("..", "..", "docs", "api", service + "-service.yaml")
                        .toFile());
    }
}
