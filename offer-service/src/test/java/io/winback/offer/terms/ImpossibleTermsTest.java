package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.equalTo;

/** Terms that can never give a discount are refused with the field that is wrong. */
@QuarkusTest
class ImpossibleTermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validUntil           | {"kind": "PERCENT", "value": 10} | "validUntil": "2020-01-01T00:00:00Z"
            appliesTo            | {"kind": "PERCENT", "value": 10} | "appliesTo": {}
            appliesTo            | {"kind": "PERCENT", "value": 10} | "appliesTo": {"skus": []}
            appliesTo            | {"kind": "PERCENT", "value": 10} | "appliesTo": {"skus": [], "categories": []}
            budget               | {"kind": "PERCENT", "value": 10} | "budget": {}
            reward.value         | {"kind": "PERCENT", "value": 0}  | "stacking": "ALLOWED"
            reward.value         | {"kind": "PERCENT", "value": 101} | "stacking": "ALLOWED"
            reward.value         | {"kind": "PERCENT", "value": -1} | "stacking": "ALLOWED"
            reward.value         | {"kind": "PERCENT"} | "stacking": "ALLOWED"
            reward.value.amount  | {"kind": "AMOUNT", "value": {"amount": 0, "currency": "JPY"}} | "stacking": "ALLOWED"
            budget.amount.amount | {"kind": "PERCENT", "value": 10} | "budget": {"amount": {"amount": 0, "currency": "JPY"}}
            minimumSpend         | {"kind": "AMOUNT", "value": {"amount": 5, "currency": "JPY"}} | "minimumSpend": {"amount": 30, "currency": "USD"}
            reward.cap           | {"kind": "AMOUNT", "value": {"amount": 5, "currency": "JPY"}, "cap": {"amount": 3, "currency": "USD"}} | "stacking": "ALLOWED"
            minimumSpend         | {"kind": "PERCENT", "value": 10, "cap": {"amount": 5, "currency": "JPY"}} | "minimumSpend": {"amount": 30, "currency": "USD"}
            budget.amount        | {"kind": "AMOUNT", "value": {"amount": 5, "currency": "JPY"}} | "budget": {"amount": {"amount": 30, "currency": "USD"}}
            budget.amount        | {"kind": "PERCENT", "value": 10} | "minimumSpend": {"amount": 30, "currency": "JPY"}, "budget": {"amount": {"amount": 30, "currency": "USD"}}
            minimumSpend.amount  | {"kind": "PERCENT", "value": 10} | "minimumSpend": {"amount": 1000000000000000, "currency": "JPY"}
            """)
    void termsThatCanNeverApplyAreRefusedAtTheirField(String field, String reward, String rest) {
        OfferApi.put("offer-" + UUID.randomUUID(), "{\"name\": \"x\", \"reward\": %s, %s}".formatted(reward, rest))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"P9999D", "-P1D"})
    void durationIsShownAsItWasSent(String duration) {
        OfferApi.put(
                        "offer-" + UUID.randomUUID(),
                        "{\"name\": \"x\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 10}, \"validFor\": \"%s\"}"
                                .formatted(duration))
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must be above 0 and at most 3660 days, not " + duration));
    }
}
