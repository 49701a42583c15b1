package io.winback.campaign.decision;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class DecisionResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"a%2fb", "%0a", "a%00", "%20"})
    void decisionsOfAWrongIdAreRefused(String id) {
        given().urlEncodingEnabled(false)
                .get("/v1/customers/" + id + "/decisions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("customerId"))
                .body("violations[0].in", equalTo("path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-unknown", "erased.0190a000-0000-7000-8000-000000000001"})
    void customerWithoutDecisionsHasAnEmptyList(String id) {
        given().get("/v1/customers/" + id + "/decisions").then().statusCode(200).body("items", hasSize(0));
    }
}
