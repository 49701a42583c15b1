package io.winback.chassis.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** A problem says what is wrong, the value where it is not personal, and what is expected. */
@QuarkusTest
class ProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"channel": "PIGEON"}       | channel        | must be one of EMAIL, SMS, CHAT, not "PIGEON"
            {"quantity": "many"}        | quantity       | must be a whole number, not "many"
            {"quantity": 99999999999}   | quantity       | must be a whole number within the range of the field
            {"quantity": [1]}           | quantity       | must be a whole number
            {"gift": "perhaps"}         | gift           | must be true or false, not "perhaps"
            {"price": 5}                | price          | must be an object
            {"price": {"amount": 1}}    | price          | currency is missing
            {"currency": "yen"}         | currency       | must be an ISO 4217 currency such as JPY, not "yen"
            {"at": "yesterday"}         | at             | must be a time such as 2026-11-22T03:00:00Z, not "yesterday"
            {"on": "1980-13-01"}        | on             | must be a date such as 2026-11-22
            {"every": "1 day"}          | every          | must be a duration such as P30D, not "1 day"
            {"reference": "r-1"}        | reference      | must be a UUID, not "r-1"
            {"tags": "a"}               | tags           | must be a list
            {"id": {}}                  | id             | must be a string
            {"lines": [3]}              | lines[0]       | must be an object
            {"lines": [{"count": "x"}]} | lines[0].count | must be a whole number, not "x"
            """)
    void aFieldOfTheWrongTypeIsNamedWithWhatIsExpected(String body, String field, String message) {
        given().contentType("application/json")
                .body(body)
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(field + ": " + message))
                .body("violations[0].in", equalTo("body"))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void anUnknownFieldIsNamedWithTheKnownFields() {
        given().contentType("application/json")
                .body("{\"lines\": [{\"colour\": \"red\"}]}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("lines[0].colour"))
                .body("violations[0].message", equalTo("is not a known field; expected one of count, sku"));
    }

    @Test
    void malformedJsonIsNamedWithItsLineAndColumn() {
        given().contentType("application/json")
                .body("{\"id\": \"a\",\n \"channel\": }")
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body is not valid JSON: error at line 2, column 13"));
    }

    @Test
    void aBodyOfTheWrongTypeIsRefused() {
        given().contentType("application/json")
                .body("[]")
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("the body must be an object"));
    }

    @Test
    void aValueOfAnIdIsRefusedWithTheFormOfAnId() {
        given().contentType("application/json")
                .body("{\"id\": \"a b\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("id"))
                .body("violations[0].message", equalTo(ExternalId.MESSAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel | PIGEON | must be one of EMAIL, SMS, CHAT, not "PIGEON"
            limit   | x      | must be a whole number, not "x"
            """)
    void aQueryParameterOfTheWrongTypeIsNamed(String name, String value, String message) {
        given().queryParam(name, value)
                .get("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].in", equalTo("query"))
                .body("violations[0].field", equalTo(name))
                .body("violations[0].message", equalTo(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing     | 404 | no sample has the id s-1
            conflict    | 409 | the sample is closed
            unique      | 409 | it was created concurrently; fetch it and retry
            unavailable | 503 | the database is unavailable or busy; retry later
            """)
    void aRefusalSaysWhy(String path, int status, String detail) {
        given().get("/sample/" + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", equalTo(detail));
    }

    @Test
    void anotherVersionThanExpectedIsRefused() {
        given().header("If-Match", "\"6\"").get("/sample/changed").then().statusCode(412);
        given().header("If-Match", "\"7\"").get("/sample/changed").then().statusCode(204);
    }

    @Test
    void anUnexpectedFailureTellsNoDetail() {
        given().get("/sample/failing")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("title", not(blankOrNullString()))
                .body("detail", nullValue());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithTheLimit() {
        given().contentType("application/json")
                .body(" ".repeat(1_048_577))
                .post("/sample")
                .then()
                .statusCode(413)
                .body("detail", equalTo("the body has 1048577 bytes; at most 1048576 are allowed"));
    }

    @Test
    void aCursorThatIsNotOfAnEarlierPageIsRefused() {
        given().get("/v1/dead-letters?after=xx").then().statusCode(400).body("violations[0].field", equalTo("after"));
    }
}
