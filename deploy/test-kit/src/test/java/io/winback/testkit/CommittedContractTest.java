package io.winback.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommittedContractTest {

    @Test
    void removedAndRetypedFieldsBreakTheContract() throws JsonProcessingException {
        var before = json("""
                {"properties": {"a": {"type": "string"}, "b": {"properties": {"c": {"type": "number"}}}}}""");
        var after = json("""
                {"properties": {"b": {"properties": {"c": {"type": "string"}}}, "new": {}}, "required": ["new"]}""");

        assertThat(CommittedContract.breaks(before, after))
                .containsExactlyInAnyOrder(
                        "/properties/a was removed",
                        "/properties/b/properties/c/type was \"number\" and is \"string\"",
                        "/new is required now");
    }

    @Test
    void parametersAreFoundByNameWhateverTheirOrder() throws JsonProcessingException {
        var before = json("""
                {"parameters": [{"name": "limit", "in": "query"}, {"name": "after", "in": "query"}]}""");
        var after = json("""
                {"parameters": [{"name": "state", "in": "query"}, {"name": "limit", "in": "query"}]}""");

        assertThat(CommittedContract.breaks(before, after)).containsExactly("/parameters/after was removed");
    }

    @Test
    void aRemovedEnumValueBreaksTheContractAndANewDescriptionDoesNot() throws JsonProcessingException {
        var before = json("""
                {"enum": ["A", "B"], "description": "old", "properties": {"description": {"type": "string"}}}""");
        var after = json("""
                {"enum": ["A", "C"], "description": "new", "properties": {"description": {"type": "number"}}}""");

        assertThat(CommittedContract.breaks(before, after))
                .containsExactlyInAnyOrder(
                        "/enum lost \"B\"", "/properties/description/type was \"string\" and is \"number\"");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
