package io.winback.chassis.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** A document beyond a limit is refused with a problem that names the limit. */
@QuarkusTest
class JsonLimitsTest {

    @Test
    void levelsAreLimited() {
        accepted("[".repeat(31) + "]".repeat(31));
        refused("[".repeat(32) + "]".repeat(32), "the body is nested too deep; at most 32 levels are allowed");
        refused(
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "the body is nested too deep; at most 32 levels are allowed");
    }

    @Test
    void numbersAreLimited() {
        accepted("1".repeat(100));
        refused("1".repeat(101), "the body contains a number that is too long; at most 100 digits are allowed");
        refused("0." + "1".repeat(100), "the body contains a number that is too long; at most 100 digits are allowed");
    }

    @Test
    void namesOfFieldsAreLimited() {
        accepted("{\"%s\": 1}".formatted("a".repeat(1_000)));
        refused(
                "{\"%s\": 1}".formatted("a".repeat(1_001)),
                "the body contains a name of a field that is too long; at most 1000 characters are allowed");
    }

    private static void accepted(String any) {
        given().contentType("application/json")
                .body("{\"any\": %s}".formatted(any))
                .post("/sample/any")
                .then()
                .statusCode(204);
    }

    private static void refused(String any, String detail) {
        given().contentType("application/json")
                .body("{\"any\": %s}".formatted(any))
                .post("/sample/any")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(detail));
    }
}
