package io.winback.customer.complaint;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** An answer about a theme can be sent back. */
@QuarkusTest
class ThemeSentBackTest {

    private final String theme = "/v1/themes/t-" + UUID.randomUUID();

    @Test
    void whatGetAnswersCanBePutBackUnchanged() {
        put("{\"name\": \"遅い配送\", \"reason\": \"DELIVERY\"}").then().statusCode(201);
        put(given().get(theme).asString()).then().statusCode(200);
        given().contentType("application/json")
                .body("{\"text\": \"a new carrier\"}")
                .post(theme + "/resolution")
                .then()
                .statusCode(200);
        var resolved = given().get(theme).asString();

        put(resolved).then().statusCode(200).body("resolution", equalTo("a new carrier"));

        put(resolved.replace("a new carrier", "another"))
                .then()
                .statusCode(409)
                .body("detail", startsWith("resolution: it is read-only"));
        put(resolved.replaceAll("\"themeId\":\"[^\"]*\"", "\"themeId\":\"another\""))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("themeId"));
    }

    @Test
    void theTimesOfAnAnswerAboutAResolutionAreThoseThatAreStored() {
        put("{\"name\": \"遅い配送\", \"reason\": \"DELIVERY\"}").then().statusCode(201);
        String resolvedAt = given().contentType("application/json")
                .body("{\"text\": \"a new carrier\"}")
                .post(theme + "/resolution")
                .path("resolvedAt");

        given().get(theme).then().body("resolvedAt", equalTo(resolvedAt));
    }

    private Response put(String json) {
        return given().contentType("application/json").body(json).put(theme);
    }
}
