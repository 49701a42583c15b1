package io.winback.offer;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;

/** Bodies are JSON. */
@QuarkusTest
class ContentTypeTest {

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/offers/x",
        "POST, /v1/offers/x/coupons",
        "POST, /v1/redemptions",
        "POST, /v1/redemptions/00000000-0000-7000-8000-000000000000/reversal",
        "POST, /v1/coupons/7K4D-9Q2M-XH3T/validation",
        "POST, /v1/coupons/7K4D-9Q2M-XH3T/revocation"
    })
    void anotherContentTypeIsUnsupported(String method, String path) {
        given().contentType("text/plain")
                .body("{\"customerId\": \"c1\", \"reason\": \"x\"}")
                .request(method, path)
                .then()
                .statusCode(415);
    }
}
