package io.winback.notification.unsubscribe;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ConsentRefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": {"b": 1}} | an object
            [true]          | a list
            "yes"           | "yes"
            1               | 1
            null            | null
            """)
    void valueThatIsNoTruthValueIsDescribed(String value, String described) {
        given().contentType("application/json")
                .body("{\"EMAIL\": %s}".formatted(value))
                .put("/v1/customers/c-refusals/consents")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("EMAIL"))
                .body("violations[0].message", equalTo("must be true or false, not " + described));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2fb", "%0a", "erased.1", "%20"})
    void consentsOfAWrongIdAreRefused(String id) {
        given().urlEncodingEnabled(false)
                .get("/v1/customers/" + id + "/consents")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customerId"))
                .body("violations[0].in", equalTo("path"));
    }
}
