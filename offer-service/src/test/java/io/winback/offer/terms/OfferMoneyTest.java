package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** The money of an offer names its currency. */
@QuarkusTest
class OfferMoneyTest {

    private static final Map<String, Object> YEN_500 = Map.of("amount", 500, "currency", "JPY");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reward.value   | 500  | {"name": "x", "reward": {"kind": "AMOUNT", "value": 500}}
            reward.cap     | 700  | {"name": "x", "reward": {"kind": "PERCENT", "value": 10, "cap": 700}}
            minimumSpend   | 3000 | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "minimumSpend": 3000}
            budget.amount  | 9000 | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "budget": {"amount": 9000}}
            minimumSpend   | text | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "minimumSpend": "text"}
            budget.amount  | true | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "budget": {"amount": true}}
            """)
    void aNumberWithoutACurrencyIsRefusedAtItsField(String field, String received, String terms) {
        OfferApi.put("offer-" + UUID.randomUUID(), terms)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", allOf(containsString("currency"), containsString(received)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reward.value.currency  | {"name": "x", "reward": {"kind": "AMOUNT", "value": {"amount": 500}}}
            reward.cap.currency    | {"name": "x", "reward": {"kind": "PERCENT", "value": 10, "cap": {"amount": 500}}}
            minimumSpend.currency  | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "minimumSpend": {"amount": 3000}}
            budget.amount.currency | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "budget": {"amount": {"amount": 9000}}}
            """)
    void moneyWithoutACurrencyIsRefusedAtItsCurrency(String field, String terms) {
        OfferApi.put("offer-" + UUID.randomUUID(), terms)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo("is missing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.total.currency                 | {"total": {"amount": 1}}
            order.total.amount                   | {"total": {"amount": -1, "currency": "JPY"}}
            order.items[0].unitPrice.currency    | {"total": {"amount": 1, "currency": "JPY"}, "items": [{"quantity": 1, "unitPrice": {"amount": 1}}]}
            order.items[0].unitPrice.amount      | {"total": {"amount": 1, "currency": "JPY"}, "items": [{"quantity": 1, "unitPrice": {"amount": -1, "currency": "JPY"}}]}
            order.items[0].unitPrice.currency    | {"total": {"amount": 1, "currency": "JPY"}, "items": [{"quantity": 1, "unitPrice": {"amount": 1, "currency": "USD"}}]}
            """)
    void wrongMoneyOfAnOrderIsRefusedAtItsInnermostField(String field, String order) {
        given().contentType("application/json")
                .body("""
                        {"couponCode": "7K4D-9Q2M-XH3T", "customerId": "c1", "orderId": "o1", "order": %s}""".formatted(order))
                .post("/v1/redemptions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reward.value.currency  | XXX | {"name": "x", "reward": {"kind": "AMOUNT", "value": {"amount": 5, "currency": "XXX"}}}
            reward.cap.currency    | XTS | {"name": "x", "reward": {"kind": "PERCENT", "value": 10, "cap": {"amount": 5, "currency": "XTS"}}}
            minimumSpend.currency  | DEM | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "minimumSpend": {"amount": 5, "currency": "DEM"}}
            budget.amount.currency | XAU | {"name": "x", "reward": {"kind": "PERCENT", "value": 10}, "budget": {"amount": {"amount": 5, "currency": "XAU"}}}
            """)
    void moneyOfACurrencyThatDoesNotCirculateIsRefused(String field, String currency, String terms) {
        OfferApi.put("offer-" + UUID.randomUUID(), terms)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body(
                        "violations[0].message",
                        equalTo("must be an ISO 4217 currency that is in use, such as JPY, but is " + currency));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.total.currency              | XXX | {"total": {"amount": 1, "currency": "XXX"}}
            order.total.currency              | DEM | {"total": {"amount": 1, "currency": "DEM"}}
            order.items[0].unitPrice.currency | XTS | {"total": {"amount": 1, "currency": "JPY"}, "items": [{"quantity": 1, "unitPrice": {"amount": 1, "currency": "XTS"}}]}
            """)
    void orderOfACurrencyThatDoesNotCirculateLeavesTheCouponUnused(String field, String currency, String order) {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");
        var problem = "must be an ISO 4217 currency that is in use, such as JPY, but is " + currency;

        given().contentType("application/json")
                .body("""
                        {"couponCode": "%s", "customerId": "c1", "orderId": "o1", "order": %s}""".formatted(code, order))
                .post("/v1/redemptions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(problem));
        given().contentType("application/json")
                .body("""
                        {"customerId": "c1", "order": %s}""".formatted(order))
                .post("/v1/coupons/{code}/validation", code)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", equalTo(problem));

        given().get("/v1/coupons/{code}", code).then().statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void moneyOfEachFieldIsAnsweredAsItWasGiven() {
        var offer = OfferApi.anOffer(Map.of(
                "name",
                "money",
                "reward",
                Map.of("kind", "AMOUNT", "value", YEN_500, "cap", YEN_500),
                "minimumSpend",
                YEN_500,
                "budget",
                Map.of("amount", YEN_500)));

        given().get("/v1/offers/" + offer)
                .then()
                .statusCode(200)
                .body("reward.value.currency", equalTo("JPY"))
                .body("reward.cap.amount", equalTo(500))
                .body("minimumSpend.amount", equalTo(500))
                .body("budget.amount.amount", equalTo(500));
    }

    @Test
    void anOrderInAnotherCurrencyIsNotApplicableAndLeavesTheBudgetUntouched() {
        var offer = OfferApi.anOffer(Map.of(
                "name", "budget in yen",
                "reward", Map.of("kind", "PERCENT", "value", 10),
                "budget", Map.of("amount", Map.of("amount", 100, "currency", "JPY"))));
        var code = OfferApi.aCouponOf(offer, "c1");
        var dollars = Map.of("total", Map.of("amount", 10, "currency", "USD"));

        OfferApi.redeem(code, "c1", "o-" + UUID.randomUUID(), dollars)
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_APPLICABLE"));
        OfferApi.validate(code, "c1", dollars).then().statusCode(200).body("code", equalTo("NOT_APPLICABLE"));

        OfferApi.redeem(code, "c1", "o-" + UUID.randomUUID(), 1000).then().statusCode(201);
    }

    @Test
    void anAmountInAnotherCurrencyIsNotApplicable() {
        var offer = OfferApi.anOffer(Map.of("name", "yen", "reward", Map.of("kind", "AMOUNT", "value", YEN_500)));
        var code = OfferApi.aCouponOf(offer, "c1");

        OfferApi.redeem(code, "c1", "o-" + UUID.randomUUID(), Map.of("total", Map.of("amount", 900, "currency", "KRW")))
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_APPLICABLE"));
    }
}
