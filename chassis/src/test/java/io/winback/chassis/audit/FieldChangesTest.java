package io.winback.chassis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The changes of an entry are the fields that differ, without the values of personal data. */
class FieldChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyFieldsThatDifferAreShown() {
        var changes = FieldChanges.between(
                "campaign/spring",
                json(Map.of("name", "Spring", "budget", Map.of("amount", 100, "currency", "JPY"))),
                json(Map.of("name", "Spring", "budget", Map.of("amount", 200, "currency", "JPY"))));

        assertThat(changes).containsExactly(new FieldChange("budget.amount", json(100), json(200)));
    }

    @Test
    void aNewSubjectHasNoValuesBeforeAndADeletedOneNoneAfter() {
        assertThat(FieldChanges.between("offer/ten", null, json(Map.of("name", "Ten"))))
                .containsExactly(new FieldChange("name", null, json("Ten")));
        assertThat(FieldChanges.between("offer/ten", json(Map.of("name", "Ten")), null))
                .containsExactly(new FieldChange("name", json("Ten"), null));
    }

    @Test
    void equalStatesAreNoChange() {
        assertThat(FieldChanges.between("offer/ten", json(Map.of("a", List.of(1))), json(Map.of("a", List.of(1)))))
                .isEmpty();
    }

    @Test
    void personalDataHasNoValues() {
        var changes = FieldChanges.between(
                "complaint/1",
                json(Map.of("state", "OPEN", "resolution", "called Hanako")),
                json(Map.of("state", "RESOLVED", "resolution", "refunded Hanako")));

        assertThat(changes)
                .containsExactly(
                        new FieldChange("resolution", null, null),
                        new FieldChange("state", json("OPEN"), json("RESOLVED")));
    }

    @Test
    void personalDataInsideOfAnObjectHasNoValues() {
        assertThat(FieldChanges.between(
                        "customer/hina", json(Map.of("contacts", Map.of("email", "hina@example.com"))), null))
                .containsExactly(new FieldChange("contacts.email", null, null));
    }

    @Test
    void aLongValueIsCut() {
        var change = FieldChanges.between("template/t", null, json(Map.of("text", "x".repeat(5_000))))
                .get(0);

        assertThat(change.after().textValue()).isEqualTo("x".repeat(4_000) + "…");
    }

    private static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }
}
