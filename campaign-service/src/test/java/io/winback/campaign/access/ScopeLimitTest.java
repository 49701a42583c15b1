package io.winback.campaign.access;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.testkit.Callers;
import io.winback.testkit.TestKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A key with scopes gives no access beyond them, neither to another key nor to a person. */
@QuarkusTest
class ScopeLimitTest {

    private static final String KEYS = "/v1/api-keys";

    private final String id = "s-" + UUID.randomUUID();

    @Test
    void aKeyIssuesAKeyWithScopesOfItsOwn() {
        var key = keyOf("api-keys:write", "orders:write");

        issue(key, "part", List.of("orders:write")).statusCode(201).body("scopes", equalTo(List.of("orders:write")));
        issue(key, "same", List.of("orders:write", "api-keys:write")).statusCode(201);
    }

    @Test
    void aKeyIssuesNoKeyThatMayDoMore() {
        var key = keyOf("api-keys:write", "orders:write");

        for (var scope : List.of("orders:read", "people:write", "api-keys:read")) {
            refused(issue(key, "more", List.of("orders:write", scope)))
                    .body(
                            "detail",
                            equalTo("scopes: %s is not among those of the calling key, api-keys:write, orders:write"
                                    .formatted(scope)));
        }
        refused(issue(key, "all", List.of()))
                .body("detail", containsString("scopes: must be among those of the calling key"));
        refused(Callers.withKey(key)
                .contentType("application/json")
                .body(Map.of("name", id + "-absent", "roles", List.of("ADMIN")))
                .post(KEYS)
                .then());
    }

    @Test
    void aKeyReplacesNoKeyThatMayDoMoreAndRevokesAny() {
        var key = keyOf("api-keys:write");
        String other = issue(TestKeys.of("ADMIN"), "other", List.of()).extract().path("keyId");

        refused(rotate(key, other));
        rotate(TestKeys.of("ADMIN"), other).statusCode(201);
        Callers.withKey(key).post(KEYS + "/" + other + "/revocation").then().statusCode(200);
    }

    @Test
    void aKeyGivesNoPersonAccess() {
        var key = keyOf("people:write");
        refused(define(key)).body("detail", containsString("people have no scopes"));
        define(TestKeys.of("ADMIN")).statusCode(201);

        refused(Callers.withKey(key).post("/v1/people/" + id + "/sign-in-links").then());

        Callers.withKey(key).post("/v1/people/" + id + "/session-ends").then().statusCode(200);
        Callers.withKey(key).delete("/v1/people/" + id).then().statusCode(204);
    }

    /** A key with the role ADMIN, which this service accepts already. */
    private String keyOf(String... scopes) {
        String key = issue(TestKeys.of("ADMIN"), "caller", List.of(scopes))
                .statusCode(201)
                .extract()
                .path("key");
        // A key that is unknown is 401, and one without this scope is 403
        eventually().until(() -> Callers.withKey(key).get("/v1/campaigns").statusCode() == 403);
        return key;
    }

    private ValidatableResponse issue(String key, String name, List<String> scopes) {
        return Callers.withKey(key)
                .contentType("application/json")
                .body(Map.of("name", id + "-" + name, "roles", List.of("ADMIN"), "scopes", scopes))
                .post(KEYS)
                .then();
    }

    private ValidatableResponse define(String key) {
        return Callers.withKey(key)
                .contentType("application/json")
                .body(Map.of("displayName", "Hina Sato", "roles", List.of("VIEWER")))
                .put("/v1/people/" + id)
                .then();
    }

    private static ValidatableResponse rotate(String key, String keyId) {
        return Callers.withKey(key)
                .contentType("application/json")
                .body(Map.of("overlap", "P1D"))
                .post(KEYS + "/" + keyId + "/rotation")
                .then();
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.statusCode(403).contentType("application/problem+json").body("title", equalTo("Forbidden"));
    }
}
