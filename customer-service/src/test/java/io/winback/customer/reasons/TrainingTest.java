package io.winback.customer.reasons;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class TrainingTest {

    private static final String SHOP_SLANG = "the zorbing lounge was shut again";

    @Test
    void correctedTextIsClassifiedRightlyAfterTraining() {
        reasonOf(SHOP_SLANG).body("reason", not(equalTo("SERVICE")));
        for (var sentence : List.of(
                SHOP_SLANG,
                "zorbing lounge shut on sunday",
                "your zorbing lounge shut early",
                "zorbing lounge shut, why")) {
            correct(sentence, "SERVICE");
        }

        train();

        reasonOf(SHOP_SLANG).body("reason", equalTo("SERVICE"));
        reasonOf("my mother passed away in June").body("reason", equalTo("DECEASED"));
        given().get("/v1/reason-classifiers/latest")
                .then()
                .statusCode(200)
                .body("languages.en.corrections", greaterThan(3))
                .body("languages.ja.corrections", equalTo(0));
    }

    @Test
    void correctionIsStoredWithoutPersonalData() {
        given().contentType("application/json")
                .body(Map.of("text", "call me at 090-1234-5678, too dear", "reason", "PRICE"))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(201)
                .body("text", equalTo("call me at …, too dear"));
        given().contentType("application/json")
                .body(Map.of("text", "too dear, says Hina", "reason", "PRICE", "customerId", "unknown"))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_CUSTOMER"));
        given().contentType("application/json")
                .body(Map.of("text", "x", "reason", "BORED"))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
    }

    private static ValidatableResponse reasonOf(String text) {
        return given().contentType("application/json")
                .body(Map.of("text", text))
                .post("/v1/reason-classifications")
                .then()
                .statusCode(200);
    }

    private static void correct(String text, String reason) {
        given().contentType("application/json")
                .body(Map.of("text", text, "reason", reason))
                .post("/v1/reason-corrections")
                .then()
                .statusCode(201);
    }

    private static void train() {
        String job = given().post("/v1/reason-classifiers")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }
}
