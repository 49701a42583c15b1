package io.winback.campaign.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** An administrator defines people over REST, and ends their access. */
@QuarkusTest
class PersonResourceTest {

    private static final String PASSWORD = "plum-river-9-lantern";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void nobody() throws SQLException {
        execute("delete from user_session");
        execute("delete from sign_in_link");
        execute("delete from person");
    }

    @Test
    void aPersonIsCreatedReadListedAndReplaced() {
        put("hina", person("VIEWER"))
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("personId", equalTo("hina"))
                .body("displayName", equalTo("Hina Sato"))
                .body("roles", contains("VIEWER"))
                .body("hasPassword", equalTo(false))
                .body("signedInAt", nullValue());
        put("hina", person("VIEWER", "MARKETER")).then().statusCode(200).body("roles", hasItems("VIEWER", "MARKETER"));
        put("ken", person("VIEWER")).then().statusCode(201);

        get("hina").then().statusCode(200).body("roles", hasItems("VIEWER", "MARKETER"));
        given().get("/v1/people?limit=1")
                .then()
                .body("items.personId", contains("hina"))
                .body("next", notNullValue());
        given().get("/v1/people").then().body("items.personId", contains("hina", "ken"));
    }

    @Test
    void anAnswerCanBeSentBackUnchanged() {
        var answer = put("hina", person("VIEWER")).body().asString();

        put("hina", answer).then().statusCode(200);
    }

    @Test
    void aStaleChangeIsRefused() {
        var tag = put("hina", person("VIEWER")).header("ETag");
        put("hina", person("MARKETER")).then().statusCode(200);

        given().contentType("application/json")
                .header("If-Match", tag)
                .body(person("ADMIN"))
                .put("/v1/people/hina")
                .then()
                .statusCode(412);
    }

    @Test
    void thePasswordIsNeverShownAndStoredAsAnArgon2idHash() throws SQLException {
        put("hina", withPassword(PASSWORD))
                .then()
                .statusCode(201)
                .body("hasPassword", equalTo(true))
                .body(not(containsString(PASSWORD)))
                .body(not(containsString("argon2")));

        get("hina").then().body(not(containsString("argon2")));
        assertThat(text("select password_hash from person"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
        put("hina", person("VIEWER")).then().body("hasPassword", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plum-river-9 | must have at least 12 characters",
                "Password1234567890 | must not be easy to guess",
                "aaaaaaaaaaaaaaaa | must not be easy to guess",
                "qwertyuiop1234567890 | must not be easy to guess",
                "hina-plum-river-9 | must not contain the id or the name",
                "my-name-is-Sato-plum | must not contain the id or the name"
            })
    void aWeakPasswordIsRefusedAndNotSentBack(String password, String reason) {
        var sent = password.equals("plum-river-9") ? "plum-river9" : password;

        put("hina", withPassword(sent))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("password"))
                .body("violations[0].message", containsString(reason))
                .body(not(containsString(sent)));

        get("hina").then().statusCode(404);
    }

    @Test
    void theRoleOfServicesIsForNoPerson() {
        put("hina", person("SERVICE")).then().statusCode(400).body("violations[0].field", equalTo("roles"));
    }

    @Test
    void otherRolesEndTheSessionsAndAnotherNameDoesNot() throws SQLException {
        put("hina", person("VIEWER"));
        session("hina");

        var renamed = person("VIEWER");
        renamed.put("displayName", "Hina Suzuki");
        put("hina", renamed).then().statusCode(200);
        assertThat(text("select count(*) from user_session")).isEqualTo("1");

        put("hina", person("MARKETER")).then().statusCode(200);
        assertThat(text("select count(*) from user_session")).isEqualTo("0");
    }

    @Test
    void aNewPasswordEndsTheSessions() throws SQLException {
        put("hina", person("VIEWER"));
        session("hina");

        put("hina", withPassword(PASSWORD)).then().statusCode(200);

        assertThat(text("select count(*) from user_session")).isEqualTo("0");
    }

    @Test
    void aDeletionEndsTheSessionsAndTheLinks() throws SQLException {
        put("hina", person("VIEWER"));
        session("hina");
        var link = link("hina").then().statusCode(201).extract().<String>path("path");

        given().delete("/v1/people/hina").then().statusCode(204);

        get("hina").then().statusCode(404);
        assertThat(text("select count(*) from user_session")).isEqualTo("0");
        Callers.anonymous().accept("text/html").get(link).then().statusCode(404);
        given().delete("/v1/people/hina").then().statusCode(404);
    }

    @Test
    void theEndOfAnAccountWithoutAnOpenSessionIsKept() throws SQLException {
        execute("delete from provider_session_end");
        execute("insert into provider_session_end (account) values ('alice')");

        given().post("/v1/people/alice/session-ends").then().statusCode(200).body("ended", equalTo(0));
        given().post("/v1/people/none/session-ends").then().statusCode(404);

        assertThat(text("select string_agg(account, ',') from provider_session_end where ended_at is not null"))
                .isEqualTo("alice");
    }

    @Test
    void sessionsEndOnRequestAndThoseOfOthersStay() throws SQLException {
        put("hina", person("VIEWER"));
        put("ken", person("VIEWER"));
        session("hina");
        session("hina");
        session("ken");

        given().post("/v1/people/hina/session-ends").then().statusCode(200).body("ended", equalTo(2));

        assertThat(text("select string_agg(person, ',') from user_session")).isEqualTo("ken");
        given().post("/v1/people/hina/session-ends").then().statusCode(200).body("ended", equalTo(0));
        given().post("/v1/people/none/session-ends").then().statusCode(404);
    }

    @Test
    void aLinkIsForAPersonThatExists() {
        link("none").then().statusCode(404).body("detail", equalTo("there is no person none"));
    }

    @Test
    void theLastAdministratorStays() {
        put("hina", person("ADMIN")).then().statusCode(201);

        put("hina", person("VIEWER"))
                .then()
                .statusCode(409)
                .body("detail", containsString("hina is the last person with the role ADMIN"));
        given().delete("/v1/people/hina").then().statusCode(409);
        get("hina").then().body("roles", contains("ADMIN"));

        put("ken", person("ADMIN", "VIEWER")).then().statusCode(201);
        put("hina", person("VIEWER")).then().statusCode(200);
        given().delete("/v1/people/ken").then().statusCode(409);
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtOnce() {
        for (int round = 0; round < 10; round++) {
            put("hina", person("ADMIN"));
            put("ken", person("ADMIN"));

            var removals = Stream.of("hina", "ken")
                    .map(name -> CompletableFuture.supplyAsync(() ->
                            Callers.as("ADMIN").delete("/v1/people/" + name).statusCode()))
                    .toList();

            assertThat(removals.stream().map(CompletableFuture::join).toList()).containsExactlyInAnyOrder(204, 409);
        }
    }

    private static Map<String, Object> person(String... roles) {
        return new HashMap<>(Map.of("displayName", "Hina Sato", "roles", new ArrayList<>(List.of(roles))));
    }

    private static Map<String, Object> withPassword(String password) {
        var person = person("VIEWER");
        person.put("password", password);
        return person;
    }

    private static Response put(String id, Object person) {
        return given().contentType("application/json").body(person).put("/v1/people/" + id);
    }

    private static Response get(String id) {
        return given().get("/v1/people/" + id);
    }

    private static Response link(String id) {
        return given().post("/v1/people/%s/sign-in-links".formatted(id));
    }

    private void session(String person) throws SQLException {
        execute("""
                insert into user_session (token_hash, person, roles, began_at, used_at)
                values (encode(sha256(random()::text::bytea), 'hex'), '%s', 'VIEWER', now(), now())""".formatted(person));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
