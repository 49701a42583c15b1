package io.winback.campaign.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** An issued key opens a session of the console, which ends with the key. */
@QuarkusTest
class KeySessionTest {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    @Inject
    AgroalDataSource database;

    private final String name = "k-" + UUID.randomUUID();

    @Test
    void aKeyWithScopesDoesNotOpenTheConsole() {
        String key = issue(List.of("campaigns:read")).get("key");
        eventually().until(() -> Callers.withKey(key).get("/v1/campaigns").statusCode() == 200);

        signIn(key).then().statusCode(422).body(containsString("does not open the console"));
    }

    @Test
    void theSessionOfARevokedKeyEnds() {
        var issued = issue(List.of());
        var session = sessionOf(issued.get("key"));

        Callers.as("ADMIN")
                .post("/v1/api-keys/" + issued.get("keyId") + "/revocation")
                .then()
                .statusCode(200);

        eventually().until(() -> open(session).statusCode() == 302);
    }

    @Test
    void theSessionOfAnExpiredKeyEnds() throws SQLException {
        var session = sessionOf(issue(List.of()).get("key"));

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update known_key set expires_at = now() where name = '" + name + "'");
        }

        eventually().until(() -> open(session).statusCode() == 302);
    }

    private String sessionOf(String key) {
        eventually().until(() -> Callers.withKey(key).get("/v1/campaigns").statusCode() == 200);
        var session = signIn(key).then().statusCode(303).extract().cookie("winback-session");
        open(session).then().statusCode(200);
        return session;
    }

    private static Response open(String session) {
        return browser().cookie("winback-session", session).get("/");
    }

    private static Response signIn(String key) {
        var page = browser().get("/sign-in");
        return browser()
                .cookie("winback-form", page.cookie("winback-form"))
                .formParams(Map.of("form-token", formToken(page), "key", key))
                .post("/sign-in");
    }

    private static String formToken(Response page) {
        var found = FORM_TOKEN.matcher(page.asString());
        assertThat(found.find()).as(page.asString()).isTrue();
        return found.group(1);
    }

    private static RequestSpecification browser() {
        return Callers.anonymous()
                .accept("text/html")
                .header("Accept-Language", "en")
                .redirects()
                .follow(false);
    }

    private JsonPath issue(List<String> scopes) {
        return Callers.as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", name, "roles", List.of("VIEWER"), "scopes", scopes))
                .post("/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
