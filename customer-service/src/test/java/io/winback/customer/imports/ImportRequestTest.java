package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

/** A file of another media type than an import takes, and a parameter without a value. */
@QuarkusTest
class ImportRequestTest {

    private static final byte[] FILE = "customer_id,order_id,placed_at,amount,currency\n".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "application/octet-stream",
                "application/vnd.ms-excel",
                "application/csv",
                "multipart/form-data; boundary=x"
            })
    void aFileOfAnotherMediaTypeIsRefusedWithTheTypesThatAreTaken(String type) {
        ShopFile.request(type)
                .body(FILE)
                .post("/v1/imports?kind=orders&format=winback")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", equalTo("Content-Type must be text/csv or application/x-ndjson, not " + type));
    }

    @Test
    void theListOfAnErasureReplayIsJson() {
        ShopFile.request("text/csv")
                .body(FILE)
                .post("/v1/erasures/replay?since=2026-11-22T03:00:00Z")
                .then()
                .statusCode(415)
                .body("detail", equalTo("Content-Type must be application/json, not text/csv"));
    }

    @Test
    void aRequiredParameterWithoutAValueIsNotToBeLeftOut() {
        ShopFile.request("text/csv")
                .body(FILE)
                .post("/v1/imports?kind=")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("violations[0].message", equalTo("is required, and must not be empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GMT%2B9", "-1", "Asia/Tokyo%20"})
    void aTimeZoneInAnotherFormIsRefused(String zone) {
        given().urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(FILE)
                .post("/v1/imports?kind=orders&timeZone=" + zone)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("timeZone"));
    }
}
