package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;

@QuarkusTest
class EvidenceLanguageTest {

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeEach
    void theCustomerCancels() {
        given().contentType("application/json").body(Map.of()).put("/v1/customers/" + customer);
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "PRICE"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "ja-JP, 解約の理由:価格",
        "'ja,en;q=0.5', 解約の理由:価格",
        "'en,ja;q=0.5', the customer cancelled with reason PRICE",
        "de, the customer cancelled with reason PRICE",
    })
    void evidenceIsInTheLanguageOfTheReader(String accepted, String evidence) {
        given().header("Accept-Language", accepted)
                .get("/v1/customers/" + customer)
                .then()
                .statusCode(200)
                .body("lifecycle.evidence", contains(evidence));
    }

    @Test
    void rankedReasonsAreInTheLanguageOfTheReader() {
        given().header("Accept-Language", "ja")
                .get("/v1/customers/" + customer + "/reasons")
                .then()
                .statusCode(200)
                .body("reasons[0].evidence.words", contains("解約の理由:価格"));
        given().get("/v1/customers/" + customer + "/reasons")
                .then()
                .body("reasons[0].evidence.words", contains("cancelled with reason PRICE"));
    }
}
