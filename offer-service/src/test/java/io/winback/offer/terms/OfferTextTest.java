package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

/** Control characters in the texts of offers and orders are refused with their field. */
@QuarkusTest
class OfferTextTest {

    private static final List<String> UNPRINTABLE = List.of("\\u0000", "\\u0007", "\\ud83d", "\\n");

    @Test
    void anOfferWithAControlCharacterIsRefused() {
        for (var character : UNPRINTABLE) {
            for (var field : List.of("skus", "categories")) {
                given().contentType("application/json")
                        .body("""
                                {"name": "x", "reward": {"kind": "PERCENT", "value": 10},
                                 "appliesTo": {"%s": ["B", "A%s"]}}""".formatted(field, character))
                        .put("/v1/offers/offer-" + UUID.randomUUID())
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("violations[0].field", startsWith("appliesTo." + field + "[1]"));
            }
        }
    }

    @Test
    void anOrderWithAControlCharacterIsRefused() {
        for (var character : UNPRINTABLE) {
            for (var field : List.of("sku", "category")) {
                redeem(
                                "ABCD-1234",
                                "{\"quantity\": 1, \"unitPrice\": {\"amount\": 1, \"currency\": \"JPY\"}, \"%s\": \"A%s\"}"
                                        .formatted(field, character))
                        .statusCode(400)
                        .body("violations[0].field", startsWith("order.items[0]." + field));
            }
        }
    }

    /** A line break is copied along with a code, and counts as a space. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\ud83d"})
    void aCodeWithAControlCharacterIsRefused(String character) {
        redeem("AB" + character, "{\"quantity\": 1, \"unitPrice\": {\"amount\": 1, \"currency\": \"JPY\"}}")
                .statusCode(400)
                .body("violations[0].field", startsWith("couponCode"));
    }

    private static ValidatableResponse redeem(String code, String item) {
        return given().contentType("application/json")
                .body("""
                        {"couponCode": "%s", "customerId": "c", "orderId": "o",
                         "order": {"total": {"amount": 1, "currency": "JPY"}, "items": [%s]}}""".formatted(code, item))
                .post("/v1/redemptions")
                .then();
    }
}
