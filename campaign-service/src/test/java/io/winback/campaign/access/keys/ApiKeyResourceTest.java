package io.winback.campaign.access.keys;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.winback.chassis.access.ApiKeyText;
import io.winback.chassis.keys.StoreKeyUses;
import io.winback.events.access.AccessKeyChanged;
import io.winback.testkit.Callers;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

/** Keys are issued, rotated and revoked over REST. */
@QuarkusTest
class ApiKeyResourceTest {

    private static final String KEYS = "/v1/api-keys";

    @Inject
    AgroalDataSource database;

    @Inject
    PublishKeys publishKeys;

    @Inject
    DeleteApiKeys deleteApiKeys;

    @Inject
    StoreKeyUses storeKeyUses;

    private final String name = "shop-" + UUID.randomUUID();

    @Test
    void aKeyIsShownOnceAndItsHashNever() throws SQLException {
        var issued = issue("""
            {"name": "%s", "roles": ["VIEWER", "SUPPORT"], "scopes": ["campaigns:read"], "expiresAt": "2127-11-29T00:00:00Z"}\
            """)
                .statusCode(201)
                .header("Location", matchesPattern(".*/v1/api-keys/[0-9a-f-]{36}"))
                .header("Cache-Control", "no-store")
                .body("key", matchesPattern("wbk_[A-Za-z0-9_-]{43}"))
                .body("name", equalTo(name))
                .body("roles", equalTo(List.of("VIEWER", "SUPPORT")))
                .body("scopes", equalTo(List.of("campaigns:read")))
                .body("state", equalTo("ACTIVE"))
                .body("createdBy", equalTo("key:admin"))
                .body("expiresAt", equalTo("2127-11-29T00:00:00Z"))
                .body("lastUsedAt", nullValue())
                .extract();
        String key = issued.path("key");
        String keyId = issued.path("keyId");

        var shown = admin(KEYS + "/" + keyId).statusCode(200).extract().asString();
        var listed = admin(KEYS + "?limit=200").statusCode(200).extract().asString();

        assertThat(shown).contains(key.substring(0, 8)).doesNotContain(key, ApiKeyText.hash(key), "\"key\"");
        assertThat(listed).contains(keyId).doesNotContain(key, ApiKeyText.hash(key));
        assertThat(texts("select k::text from api_key k where key_id = '" + keyId + "'"))
                .contains(ApiKeyText.hash(key))
                .doesNotContain(key);
        assertThat(texts("select o::text from outbox o")).doesNotContain(key);
    }

    @Test
    void anIssuedKeyIsAcceptedWithItsRolesAndWithinItsScopes() {
        var key = key("""
            {"name": "%s", "roles": ["VIEWER"], "scopes": ["campaigns:read"]}\
            """);

        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 200));
        answers(key, "/v1/episodes", 403);
        Callers.withKey(key).delete("/v1/campaigns/none").then().statusCode(403);
    }

    @Test
    void anIssuedKeyIsPublishedWithItsHash() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract();
        String keyId = issued.path("keyId");
        String key = issued.path("key");

        eventually().untilAsserted(() -> assertThat(published(keyId)).hasSize(1));
        assertThat(published(keyId).get(0).hash()).isEqualTo(ApiKeyText.hash(key));
        publishKeys.publish();
        eventually().untilAsserted(() -> assertThat(published(keyId)).hasSize(2));
        assertThat(published(keyId).get(1)).isEqualTo(published(keyId).get(0));
    }

    @Test
    void aRevokedKeyIsRefusedAndStaysListed() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract();
        String keyId = issued.path("keyId");
        String key = issued.path("key");
        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 200));

        for (int i = 0; i < 2; i++) {
            Callers.as("ADMIN")
                    .post(KEYS + "/" + keyId + "/revocation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REVOKED"))
                    .body("revokedBy", equalTo("key:admin"));
        }

        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 401));
        admin(KEYS + "?limit=200").body("items.keyId", hasItem(keyId));
        rotate(keyId, "P7D").statusCode(409).body("detail", containsString("the key was revoked at"));
        // The name is free again.
        issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").statusCode(201);
    }

    @Test
    void bothKeysAreAcceptedDuringTheOverlapAndThenTheSuccessorAlone() throws SQLException {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract();
        String keyId = issued.path("keyId");
        String key = issued.path("key");

        var successor = rotate(keyId, "PT3S")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo(name))
                .body("keyId", not(equalTo(keyId)))
                .extract();
        String newKey = successor.path("key");

        eventually().untilAsserted(() -> answers(newKey, "/v1/campaigns", 200));
        admin(KEYS + "/" + keyId)
                .body("replacedBy", equalTo(successor.path("keyId").toString()));
        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 401));
        admin(KEYS + "/" + keyId).body("state", equalTo("EXPIRED"));
        answers(newKey, "/v1/campaigns", 200);
        rotate(keyId, "P7D").statusCode(409);
    }

    @Test
    void aReplacedKeyIsStillAccepted() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract();
        String keyId = issued.path("keyId");
        String key = issued.path("key");

        rotate(keyId, "P7D").statusCode(201);

        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 200));
        admin(KEYS + "/" + keyId).body("state", equalTo("REPLACED"));
        rotate(keyId, "P7D").statusCode(409).body("detail", containsString("the key was replaced by"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\": [\"VIEWER\"]} | name",
                "{\"name\": \"\", \"roles\": [\"VIEWER\"]} | name",
                "{\"name\": \"Shop 1\", \"roles\": [\"VIEWER\"]} | name",
                "{\"name\": \"x\"} | roles",
                "{\"name\": \"x\", \"roles\": []} | roles",
                "{\"name\": \"x\", \"roles\": [\"SERVICE\"]} | roles",
                "{\"name\": \"x\", \"roles\": [\"OWNER\"]} | roles[0]",
                "{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"scopes\": [\"everything\"]} | scopes[0]",
                "{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"scopes\": [\"orders:read\", \"baskets:read\"]} |"
                        + " scopes[1]",
                "{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"expiresAt\": \"2026-01-01T00:00:00Z\"} | expiresAt",
                "{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"expiresAt\": \"soon\"} | expiresAt",
                "{\"name\": \"x\", \"roles\": [\"VIEWER\"], \"secret\": \"mine\"} | secret"
            })
    void wrongInputIsRefusedAtItsField(String body, String field) {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(startsWith(field)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "VIEWER"            | "customers:read", "orders:write" | scopes[1]: orders:write allows nothing with the roles VIEWER; it needs one of the roles SUPPORT, INTEGRATOR, ADMIN
            "VIEWER", "SUPPORT" | "imports:write"                  | scopes[0]: imports:write allows nothing with the roles VIEWER, SUPPORT; it needs one of the roles INTEGRATOR, OPERATOR, ADMIN
            "ADMIN"             | "key-uses:read"                  | scopes[0]: key-uses:read allows nothing: no role of a key may do this
            "GOD"               | "orders:read"                    | roles[0]: must be one of VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN, not "GOD"
            """)
    void aKeyThatCanDoNothingInAScopeIsRefused(String roles, String scopes, String detail) {
        Callers.as("ADMIN")
                .contentType("application/json")
                .body("{\"name\": \"%s\", \"roles\": [%s], \"scopes\": [%s]}".formatted(name, roles, scopes))
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource({"P31D", "PT-1S"})
    void anOverlapThatIsTooLongOrNegativeIsRefused(String overlap) {
        String keyId =
                issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract().path("keyId");

        rotate(keyId, overlap)
                .statusCode(400)
                .body("violations[0].field", equalTo("overlap"))
                .body("violations[0].message", containsString("must be from PT0S to P30D, but is " + overlap));
    }

    @Test
    void aNameIsThatOfOneCaller() {
        issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").statusCode(201);

        issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}")
                .statusCode(409)
                .body("detail", containsString("is the name of the key"));
        Callers.as("ADMIN")
                .contentType("application/json")
                .body("{\"name\": \"tests\", \"roles\": [\"VIEWER\"]}")
                .post(KEYS)
                .then()
                .statusCode(409)
                .body("detail", containsString("is the name of a key in the settings"));
    }

    @Test
    void aKeyThatDoesNotExistIsNotFound() {
        var missing = KEYS + "/" + UUID.randomUUID();

        admin(missing).statusCode(404);
        Callers.as("ADMIN").post(missing + "/revocation").then().statusCode(404);
        Callers.as("ADMIN")
                .contentType("application/json")
                .body("{\"overlap\": \"P1D\"}")
                .post(missing + "/rotation")
                .then()
                .statusCode(404);
    }

    @Test
    void theListIsPagedNewestFirst() {
        String first =
                issue("{\"name\": \"%s-1\", \"roles\": [\"VIEWER\"]}").extract().path("keyId");
        String second =
                issue("{\"name\": \"%s-2\", \"roles\": [\"VIEWER\"]}").extract().path("keyId");

        var page =
                admin(KEYS + "?limit=1").body("items[0].keyId", equalTo(second)).extract();

        admin(KEYS + "?limit=1&after=" + page.path("next")).body("items[0].keyId", equalTo(first));
    }

    @Test
    void theLastUseIsShown() {
        var issued = issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract();
        String keyId = issued.path("keyId");
        String key = issued.path("key");
        eventually().untilAsserted(() -> answers(key, "/v1/campaigns", 200));

        storeKeyUses.store();

        admin(KEYS + "/" + keyId).body("lastUsedAt", matchesPattern("20\\d\\d-.*Z"));
    }

    @Test
    void aKeyThatEndedLongAgoIsDeleted() throws SQLException {
        String keyId =
                issue("{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}").extract().path("keyId");
        execute("update api_key set expires_at = now() - interval '401 days' where key_id = '" + keyId + "'");

        deleteApiKeys.delete();

        admin(KEYS + "/" + keyId).statusCode(404);
    }

    private String key(String body) {
        return issue(body).statusCode(201).extract().path("key");
    }

    private ValidatableResponse issue(String body) {
        return Callers.as("ADMIN")
                .contentType("application/json")
                .body(body.formatted(name))
                .post(KEYS)
                .then();
    }

    private static ValidatableResponse rotate(String keyId, String overlap) {
        return Callers.as("ADMIN")
                .contentType("application/json")
                .body("{\"overlap\": \"%s\"}".formatted(overlap))
                .post(KEYS + "/" + keyId + "/rotation")
                .then();
    }

    private static ValidatableResponse admin(String path) {
        return Callers.as("ADMIN").get(path).then();
    }

    private static void answers(String key, String path, int status) {
        Callers.withKey(key).get(path).then().statusCode(status);
    }

    private static List<AccessKeyChanged> published(String keyId) {
        return EventStream.published(AccessKeyChanged.class, "key:" + keyId);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The first column of all rows, as one text. */
    private String texts(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var texts = new StringBuilder();
            while (row.next()) {
                texts.append(row.getString(1)).append('\n');
            }
            return texts.toString();
        }
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
