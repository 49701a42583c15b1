package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who gave which roles to whom. */
@QuarkusTest
class AccessAuditTest {

    private static final String PASSWORD = "plum-river-9-lantern";

    private final String id = "p-" + UUID.randomUUID();

    @Test
    void everyChangeOfAPersonHasAnEntryWithoutThePassword() {
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER"), "password", PASSWORD));
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER", "OPERATOR")));
        Callers.as("ADMIN").delete("/v1/people/" + id).then().statusCode(204);

        var entries = AuditLog.about("person/" + id, 3);

        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putPerson", "putPerson", "deletePerson");
        assertThat(entries).extracting(entry -> entry.get("actor")).containsOnly("admin");
        assertThat(entries.get(0).get("changes"))
                .isEqualTo(List.of(
                        Map.of("field", "password", "after", "new"), Map.of("field", "roles", "after", "VIEWER")));
        assertThat(entries.get(1).get("changes"))
                .isEqualTo(List.of(Map.of("field", "roles", "before", "VIEWER", "after", "VIEWER+OPERATOR")));
        assertThat(entries.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void everyChangeOfAKeyHasAnEntryWithoutTheKey() {
        var issued = Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", id, "roles", List.of("INTEGRATOR"), "scopes", List.of("orders:write")))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var keyId = issued.getString("keyId");
        Callers.as("ADMIN").post("/v1/api-keys/" + keyId + "/revocation").then().statusCode(200);

        var entries = AuditLog.about("api-key/" + keyId, 2);

        assertThat(entries.get(0).get("changes").toString()).contains(id, "INTEGRATOR", "orders:write");
        assertThat(entries.get(1).get("changes"))
                .isEqualTo(List.of(Map.of("field", "revoked", "before", false, "after", true)));
        assertThat(entries.toString()).doesNotContain(issued.getString("key"));
    }

    private void put(Map<String, Object> person) {
        assertThat(Callers.as("ADMIN")
                        .contentType("application/json")
                        .body(person)
                        .put("/v1/people/" + id)
                        .statusCode())
                .isIn(200, 201);
    }
}
