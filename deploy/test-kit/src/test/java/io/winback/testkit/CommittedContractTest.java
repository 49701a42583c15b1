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

    @Test
    void anAnswerMayPromiseMoreAndNotLess() throws JsonProcessingException {
        var promising = answeredWith("\"id\", \"state\"");
        var promisingLess = answeredWith("\"id\"");

        assertThat(CommittedContract.breaks(promisingLess, promising)).isEmpty();
        assertThat(CommittedContract.breaks(promising, promisingLess))
                .containsExactly("/components/schemas/View/state is not required any more");
    }

    @Test
    void aRequestMayRequireLessAndNotMore() throws JsonProcessingException {
        var requiring = requestedWith("\"id\", \"state\"");
        var requiringLess = requestedWith("\"id\"");

        assertThat(CommittedContract.breaks(requiring, requiringLess)).isEmpty();
        assertThat(CommittedContract.breaks(requiringLess, requiring))
                .containsExactly("/components/schemas/View/state is required now");
    }

    private static JsonNode answeredWith(String required) throws JsonProcessingException {
        return document("responses", required);
    }

    private static JsonNode requestedWith(String required) throws JsonProcessingException {
        return document("requestBody", required);
    }

    /** @param part of the operation that refers to the schema, through another one */
    private static JsonNode document(String part, String required) throws JsonProcessingException {
        return json("""
                {"paths": {"/v1/views": {"post": {"%s": {"$ref": "#/components/schemas/Page"}}}},
                 "components": {"schemas": {
                    "Page": {"properties": {"items": {"$ref": "#/components/schemas/View"}}},
                    "View": {"required": [%s]}}}}""".formatted(part, required));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
