package io.winback.chassis.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.testkit.ErrorLog;
import io.winback.testkit.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** A problem says what is wrong, the value where it is not personal, and what is expected. */
@QuarkusTest
class ProblemsTest {

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"channel": "PIGEON"}       | channel        | must be one of EMAIL, SMS, CHAT, not "PIGEON"
            {"quantity": "many"}        | quantity       | must be a whole number, not "many"
            {"quantity": 99999999999}   | quantity       | must be a whole number within the range of the field
            {"quantity": [1]}           | quantity       | must be a whole number, not a list
            {"quantity": 1.5}           | quantity       | must be a whole number, not 1.5
            {"quantity": "1"}           | quantity       | must be a whole number, not "1"
            {"quantity": true}          | quantity       | must be a whole number, not true or false
            {"gift": 1}                 | gift           | must be true or false, not 1
            {"gift": "true"}            | gift           | must be true or false, not "true"
            {"id": 5}                   | id             | must be a string
            {"at": 0}                   | at             | must be a time such as 2026-11-22T03:00:00Z, not a number
            {"on": 0}                   | on             | must be a date such as 2026-11-22, not a number
            {"on": []}                  | on             | must be a date such as 2026-11-22, not a list
            {"channel": 0}              | channel        | must be one of EMAIL, SMS, CHAT, not 0
            {"trigger": "X"}            | trigger        | must be an object, not a string
            {"trigger": []}             | trigger        | must be an object, not a list
            {"trigger": {"type": 1}}    | trigger.type   | must be a string
            {"price": {"amount": "1", "currency": "JPY"}} | price.amount | must be a number, not "1"
            {"gift": "perhaps"}         | gift           | must be true or false, not "perhaps"
            {"price": 5}                | price          | must be an object, not a number
            {"price": {"amount": 1}}    | price.currency | is missing
            {"price": {"currency": "JPY"}} | price.amount | is missing
            {"price": {}}               | price.amount   | is missing
            {"price": {"amount": 1.5, "currency": "JPY"}} | price.amount | must have at most 0 decimals, as JPY has, but is 1.5
            {"price": {"amount": 1e24, "currency": "JPY"}} | price.amount | must be below 10^24, but is 1E+24
            {"lines": [{"price": {"amount": 1}}]} | lines[0].price.currency | is missing
            {"currency": "yen"}         | currency       | must be an ISO 4217 currency such as JPY, not "yen"
            {"at": "yesterday"}         | at             | must be a time such as 2026-11-22T03:00:00Z, not "yesterday"
            {"at": "1762000000"}        | at             | must be a time such as 2026-11-22T03:00:00Z, not "1762000000"
            {"at": "-1"}                | at             | must be a time such as 2026-11-22T03:00:00Z, not "-1"
            {"at": "0"}                 | at             | must be a time such as 2026-11-22T03:00:00Z, not "0"
            {"at": "1.5"}               | at             | must be a time such as 2026-11-22T03:00:00Z, not "1.5"
            {"at": "2026-11-22"}        | at             | must be a time such as 2026-11-22T03:00:00Z, not "2026-11-22"
            {"at": "2026-11-22T03:00:00Z "} | at         | must be a time such as 2026-11-22T03:00:00Z, not "2026-11-22T03:00:00Z "
            {"at": "2026-11-22T03:00:00"} | at           | must be a time such as 2026-11-22T03:00:00Z, not "2026-11-22T03:00:00"
            {"on": "20000"}             | on             | must be a date such as 2026-11-22
            {"every": "30"}             | every          | must be a duration of days, hours, minutes and seconds such as P30D, not "30"
            {"every": " P30D"}          | every          | must be a duration of days, hours, minutes and seconds such as P30D, not " P30D"
            {"every": "P1M"}            | every          | must be a duration of days, hours, minutes and seconds such as P30D, not "P1M"
            {"every": 30}               | every          | must be a duration of days, hours, minutes and seconds such as P30D, not 30
            {"every": 1.50}             | every          | must be a duration of days, hours, minutes and seconds such as P30D, not 1.50
            {"every": true}             | every          | must be a duration of days, hours, minutes and seconds such as P30D, not true
            {"channel": "0"}            | channel        | must be one of EMAIL, SMS, CHAT, not "0"
            {"channel": "EMAIL "}       | channel        | must be one of EMAIL, SMS, CHAT, not "EMAIL "
            {"channels": {"a": " SMS"}} | channels.a     | must be one of EMAIL, SMS, CHAT, not " SMS"
            {"currency": "JPY "}        | currency       | must be an ISO 4217 currency such as JPY, not "JPY "
            {"currency": " JPY"}        | currency       | must be an ISO 4217 currency such as JPY, not " JPY"
            {"price": {"amount": 1, "currency": "JPY "}} | price.currency | must be an ISO 4217 currency such as JPY, not "JPY "
            {"reference": "AAAAAAAAAAAAAAAAAAAAAA=="} | reference | must be a UUID, not "AAAAAAAAAAAAAAAAAAAAAA=="
            {"reference": " 0190a000-0000-7000-8000-000000000001"} | reference | must be a UUID, not " 0190a000-0000-7000-8000-000000000001"
            {"share": "0.5"}            | share          | must be a number, not "0.5"
            {"gift": "1"}               | gift           | must be true or false, not "1"
            {"on": "1980-13-01"}        | on             | must be a date such as 2026-11-22
            {"on": "2000-01-01T12:34:56Z"} | on          | must be a date such as 2026-11-22
            {"on": "2000-01-01T00:00:00"} | on           | must be a date such as 2026-11-22
            {"on": " 2000-01-01"}       | on             | must be a date such as 2026-11-22
            {"every": "1 day"}          | every          | must be a duration of days, hours, minutes and seconds such as P30D, not "1 day"
            {"reference": "r-1"}        | reference      | must be a UUID, not "r-1"
            {"tags": "a"}               | tags           | must be a list, not a string
            {"id": {}}                  | id             | must be a string, not an object
            {"lines": [3]}              | lines[0]       | must be an object, not a number
            {"id": "a", "id": "b"}      | id             | is given twice; expected once
            {"lines": [{"count": 1, "count": 2}]} | lines[0].count | is given twice; expected once
            {"channels": {"a": 99999999999}} | channels.a | must be a whole number within the range of the field
            {"limits": {"SMS": 99999999999}} | limits.SMS | must be a whole number within the range of the field
            {"lines": [{"count": 99999999999}]} | lines[0].count | must be a whole number within the range of the field
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
                .body("violations[0].message", equalTo("is not a known field; expected one of count, price, sku"));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []        | the body must be an object, not a list
            "x"       | the body must be an object, not a string
            5         | the body must be an object, not a number
            {}{}      | the body must end after its first value
            {} x      | the body is not valid JSON: error at line 1, column 4
            """)
    void aBodyOfTheWrongTypeIsRefused(String body, String detail) {
        given().contentType("application/json")
                .body(body)
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo(detail))
                .body("violations[0].field", equalTo("body"));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 100, 600, 990, 10_000})
    void aBodyOfManyLevelsIsRefusedAtTheField(int levels) {
        var body = "{\"attributes\": " + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels) + "}";
        given().contentType("application/json")
                .body(body)
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].in", equalTo("body"))
                .body("violations[0].field", equalTo("attributes"))
                .body("detail", equalTo("attributes: is nested too deep; at most 32 levels are allowed"));
        given().contentType("application/json")
                .body(body)
                .post("/sample/any")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("body"))
                .body("detail", equalTo("the body is nested too deep; at most 32 levels are allowed"));
    }

    @Test
    void aBodyOfTwentyLevelsIsRead() {
        given().contentType("application/json")
                .body("{\"attributes\": " + "{\"a\":".repeat(20) + "1" + "}".repeat(20) + "}")
                .post("/sample")
                .then()
                .statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ""})
    void aBodyThatIsMissingIsNamed(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/sample")
                .then()
                .statusCode(400)
                .body("detail", equalTo("the body must be an object; it is missing or null"))
                .body("violations[0].field", equalTo("body"))
                .body("violations[0].in", equalTo("body"))
                .body("violations[0].message", equalTo("must be an object; it is missing or null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"note": "abcd"}            | note     | must have at most 3 characters, not 4
            {"code": "a"}               | code     | must have 2 to 3 characters, not 1
            {"few": ["a", "b", "c"]}    | few      | must have at most 2 entries, not 3
            {"few": [null]}             | few[0]   | must not be null
            {"weight": 0}               | weight   | must be at least 1, not 0
            {"weight": 10}              | weight   | must be at most 9, not 10
            {"holdout": 0}              | holdout  | must be above 0, not 0
            {"holdout": 1.50}           | holdout  | must be at most 0.9, not 1.50
            {"share": 12.5}             | share    | must have at most 1 digit before the decimal point and 6 after it
            {"id": "."}                 | id       | must be 1 to 64 letters, digits, dots, underscores or hyphens, and not dots alone
            {"id": ".."}                | id       | must be 1 to 64 letters, digits, dots, underscores or hyphens, and not dots alone
            {"id": "..."}               | id       | must be 1 to 64 letters, digits, dots, underscores or hyphens, and not dots alone
            """)
    void aBrokenConstraintIsInPlainWords(String body, String field, String message) {
        given().contentType("application/json")
                .body(body)
                .post("/sample")
                .then()
                .statusCode(400)
                .body("detail", equalTo(field + ": " + message))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void aLengthCountsCharacters() {
        given().contentType("application/json")
                .body("{\"note\": \"🎉🎉𠮷\", \"id\": \".a\"}")
                .post("/sample")
                .then()
                .statusCode(204);
        given().contentType("application/json")
                .body("{\"note\": \"🎉🎉𠮷𠮷\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("detail", equalTo("note: must have at most 3 characters, not 4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            text/plain               | Content-Type must be application/json, not text/plain
            nonsense                 | Content-Type must be a media type such as application/json, not nonsense
            application/octet-stream | Content-Type must be application/json, not application/octet-stream
            """)
    void aBodyOfAnotherMediaTypeIsRefused(String type, String detail) throws Exception {
        var answer = post("Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "  ", "{\"a\": 1}"})
    void aBodyForAnOperationThatTakesNoneIsRefused(String body) throws Exception {
        for (var operation :
                List.of("POST /sample/work", "GET /sample/one", "PUT /sample/work", "DELETE /sample/work")) {
            var words = operation.split(" ");
            var request = TestKeys.on(HttpRequest.newBuilder(service.resolve(words[1])))
                    .header("Content-Type", "application/json")
                    .method(words[0], HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(operation).isEqualTo(400);
            assertThat(JsonPath.from(answer.body()).getString("detail"))
                    .isEqualTo("the operation takes no body; leave it out");
        }
    }

    @Test
    void aBodyWithoutMediaTypeIsRefused() throws Exception {
        var answer = post("Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Type is missing; expected application/json");
    }

    @Test
    void anEmptyMediaTypeIsMalformed() throws Exception {
        var answer = post("Content-Type", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var message = "must not be empty; expected a media type such as application/json";
        var problem = JsonPath.from(answer.body());
        assertThat(problem.getString("detail")).isEqualTo("Content-Type: " + message);
        assertThat(problem.<Object>getList("violations"))
                .isEqualTo(List.of(Map.of("field", "Content-Type", "in", "header", "message", message)));
    }

    private HttpResponse<String> post(String header, String value) throws Exception {
        var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/sample")))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour=red      | colour | is not a known parameter; expected one of channel, limit, many, tags
            limit=1&limit=2 | limit  | is given 2 times; expected once
            limit=          | limit  | must not be empty; leave it out instead
            """)
    void anUnknownRepeatedOrEmptyQueryParameterIsNamed(String query, String name, String message) {
        given().get("/sample?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].in", equalTo("query"))
                .body("violations[0].field", equalTo(name))
                .body("violations[0].message", equalTo(message));
    }

    @Test
    void declaredQueryParametersAreAccepted() {
        given().get("/sample?tags=a&tags=b&many=1&limit=3").then().statusCode(204);
        given().get("/sample/page?utm_source=mail&utm_source=x&y=").then().statusCode(204);
    }

    @Test
    void aPathWithASemicolonReachesNoOtherResource() {
        given().urlEncodingEnabled(false)
                .get("/sample;b=c")
                .then()
                .statusCode(400)
                .body("title", equalTo("Bad Request"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /nowhere | 404 | there is no resource with this path
            DELETE | /sample  | 405 | the resource does not support this method
            """)
    void theFrameworksRefusalsAreCompleteProblems(String method, String path, int status, String detail) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", not(blankOrNullString()))
                .body("status", equalTo(status))
                .body("detail", equalTo(detail))
                .body("instance", equalTo(path));
    }

    @Test
    void anIdOfAnErasedCustomerIsReserved() {
        given().contentType("application/json")
                .body("{\"id\": \"erased.a\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("id"))
                .body(
                        "violations[0].message",
                        equalTo("must not begin with erased., which is reserved for erased customers"));
    }

    @Test
    void aLanguageTagHasABound() {
        given().contentType("application/json")
                .body("{\"locale\": \"ja" + "-aaaaaaaa".repeat(4) + "\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("locale"))
                .body("violations[0].message", equalTo("must be at most 35 characters"));
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
                .body("detail", equalTo("the service failed; its log has the cause"));
    }

    @Test
    void anUnexpectedFailureIsInTheLog() {
        try (var log = ErrorLog.open()) {
            given().get("/sample/failing").then().statusCode(500);

            assertThat(log.errors()).anyMatch(error -> error.contains("IllegalStateException: a secret detail"));
        }
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
