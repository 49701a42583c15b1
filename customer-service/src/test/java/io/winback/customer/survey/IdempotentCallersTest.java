package io.winback.customer.survey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.Callers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** An Idempotency-Key belongs to its caller: a stored answer may hold personal data. */
@QuarkusTest
class IdempotentCallersTest {

    private final String customer = "caller-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void anotherCallerWithTheSameKeyAndBodyDoesNotGetTheStoredAnswer() {
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        var first = respond("SUPPORT");
        var again = respond("SUPPORT");
        var ofAnother = respond("INTEGRATOR");

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(ofAnother.<String>path("responseId")).isNotEqualTo(first.<String>path("responseId"));
    }

    private Response respond(String role) {
        var answer = Callers.as(role)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("customerId", customer, "kind", "NPS", "score", 9))
                .post("/v1/survey-responses");
        answer.then().statusCode(201);
        return answer;
    }
}
