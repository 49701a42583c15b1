package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
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

    @Test
    void aSignInAndASignOutNameThePerson() {
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER"), "password", PASSWORD));
        var session = signIn();
        form(session, "/sign-out", Map.of()).then().statusCode(303);

        var entries = AuditLog.about("person/" + id, 3);

        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putPerson", "POST /sign-in", "POST /sign-out");
        assertThat(entries.subList(1, 3)).allSatisfy(entry -> assertThat(entry)
                .containsEntry("actorKind", "PERSON")
                .containsEntry("actor", id)
                .containsEntry("roles", List.of("VIEWER")));
    }

    @Test
    void aFailedSignInIsAboutThePersonAndWhatElseWasTypedIsNowhere() {
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER"), "password", PASSWORD));
        var typed = "typed-" + UUID.randomUUID();
        signIn(typed, "wrong").then().statusCode(422);
        signIn(id, "wrong").then().statusCode(422);

        var entries = AuditLog.about("person/" + id, 2);

        assertThat(entries.get(1))
                .containsEntry("operation", "POST /sign-in")
                .containsEntry("actorKind", "ANONYMOUS")
                .containsEntry("outcome", 422);
        assertThat(AuditLog.containing(typed)).isZero();
    }

    @Test
    void aSessionOfAKeyIsOfTheKeyAndNotOfAPerson() {
        var page = Callers.anonymous().get("/sign-in");
        var session = Callers.anonymous()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "key", TestKeys.of("ADMIN")))
                .redirects()
                .follow(false)
                .post("/sign-in")
                .cookie("winback-session");
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER")));

        form(session, "/console/people/" + id + "/sign-in-links", Map.of())
                .then()
                .statusCode(303);

        assertThat(AuditLog.about("person/" + id, 2).get(1))
                .containsEntry("operation", "POST /console/people/{personId}/sign-in-links")
                .containsEntry("actorKind", "KEY")
                .containsEntry("actor", "admin");
    }

    @Test
    void aFormThatChangesNothingNamesItsSubject() {
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER")));

        Callers.as("ADMIN")
                .formParams(Map.of("displayName", "", "roles", "VIEWER"))
                .post("/console/people/" + id)
                .then()
                .statusCode(422);

        assertThat(AuditLog.about("person/" + id, 2).get(1)).containsEntry("outcome", 422);
    }

    @Test
    void aNewOwnPasswordHasAnEntry() {
        put(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER"), "password", PASSWORD));

        form(
                        signIn(),
                        "/console/account/password",
                        Map.of(
                                "old",
                                PASSWORD,
                                "new",
                                "granite 4 willow bridge",
                                "repeated",
                                "granite 4 willow bridge"))
                .then()
                .statusCode(303);

        var entries = AuditLog.about("person/" + id, 4);
        assertThat(entries)
                .filteredOn(entry -> entry.get("operation").equals("POST /console/account/password"))
                .extracting(entry -> entry.get("changes"))
                .contains(List.of(Map.of("field", "password", "after", "new")));
    }

    @Test
    void aRotationHasAnEntryOfTheKeyThatIsReplaced() {
        var keyId = Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", id, "roles", List.of("INTEGRATOR"), "expiresAt", "2099-12-31T00:00:00Z"))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("keyId");
        var successor = Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("overlap", "PT1H"))
                .post("/v1/api-keys/" + keyId + "/rotation")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("keyId");

        assertThat(AuditLog.about("api-key/" + keyId, 2).get(1).get("changes").toString())
                .contains("replacedBy", successor, "field=expiresAt, before=2099-12-31T00:00:00Z, after=");
    }

    private String signIn() {
        return signIn(id, PASSWORD).cookie("winback-session");
    }

    private static Response signIn(String name, String password) {
        var page = Callers.anonymous().get("/sign-in");
        return Callers.anonymous()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "name", name, "password", password))
                .redirects()
                .follow(false)
                .post("/sign-in");
    }

    private static Response form(String session, String path, Map<String, String> fields) {
        var token = AccessToken.ofForms(session);
        return Callers.anonymous()
                .cookie("winback-session", session)
                .formParams(fields)
                .formParam("form-token", token)
                .redirects()
                .follow(false)
                .post(path);
    }

    private static String formToken(Response page) {
        return page.asString().replaceAll("(?s).*?name=\"form-token\" value=\"([^\"]+)\".*", "$1");
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
