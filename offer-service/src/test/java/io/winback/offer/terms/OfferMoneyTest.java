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
