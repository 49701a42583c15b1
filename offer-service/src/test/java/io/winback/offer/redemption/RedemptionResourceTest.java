package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class RedemptionResourceTest {

    @Test
    void aCouponIsRedeemedOnce() {
        var offer = OfferApi.anOffer();
        var code = OfferApi.aCouponOf(offer, "c1");

        OfferApi.redeem(code.toLowerCase().replace("-", " "), "c1", "o1", 1999)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(199))
                .body("payable.amount", equalTo(1800))
                .body("redemptionId", notNullValue());

        OfferApi.redeem(code, "c1", "o2", 1999)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("COUPON_USED_UP"));
    }

    @Test
    void anOrderTakesOneCouponOfAnOfferThatDoesNotStack() {
        var first = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");
        var second = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");
        var order = UUID.randomUUID().toString();
        OfferApi.redeem(first, "c1", order, 1000).then().statusCode(201);

        OfferApi.redeem(second, "c1", order, 1000).then().statusCode(422).body("code", equalTo("NOT_APPLICABLE"));

        OfferApi.redeem(second, "c1", UUID.randomUUID().toString(), 1000).then().statusCode(201);
    }

    @Test
    void aReversedRedemptionGivesTheCouponAndTheBudgetBack() {
        var offer = anOfferWithABudgetOf(100);
        var code = OfferApi.aCouponOf(offer, "c1");
        String redemption = OfferApi.redeem(code, "c1", UUID.randomUUID().toString(), 1000)
                .then()
                .statusCode(201)
                .extract()
                .path("redemptionId");

        given().contentType("application/json")
                .body(Map.of("reason", "the order was returned"))
                .post("/v1/redemptions/" + redemption + "/reversal")
                .then()
                .statusCode(200)
                .body("reversedAt", notNullValue());

        given().get("/v1/coupons/" + code).then().body("state", equalTo("ACTIVE"));
        OfferApi.redeem(code, "c1", UUID.randomUUID().toString(), 1000).then().statusCode(201);
    }

    @Test
    void oneOfAThousandConcurrentRedemptionsSucceeds() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");

        var answers = atOnce(
                1000, i -> OfferApi.redeem(code, "c1", "order-" + i, 1000).statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(999);
    }

    @Test
    void concurrentRedemptionsDoNotExceedTheBudget() {
        var offer = anOfferWithABudgetOf(10_000);
        var codes = atOnce(1000, i -> OfferApi.aCouponOf(offer, "c" + i));

        var answers = atOnce(1000, i -> OfferApi.redeem(
                        codes.get(i), "c" + i, UUID.randomUUID().toString(), 1000)
                .statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(100);
    }

    /** Hundred yen off. */
    private static String anOfferWithABudgetOf(int yen) {
        return OfferApi.anOffer(Map.of(
                "name", "budget",
                "reward", Map.of("kind", "AMOUNT", "value", Map.of("amount", 100, "currency", "JPY")),
                "budget", Map.of("amount", Map.of("amount", yen, "currency", "JPY"))));
    }

    @Test
    void itemWithoutAQuantityIsOne() {
        var offer = OfferApi.anOffer(Map.of(
                "name",
                "tea",
                "reward",
                Map.of("kind", "PERCENT", "value", 10),
                "appliesTo",
                Map.of("skus", List.of("T"))));
        var code = OfferApi.aCouponOf(offer, "c1");
        var yen = Map.of("amount", 500, "currency", "JPY");

        OfferApi.redeem(
                        code,
                        "c1",
                        "o-" + UUID.randomUUID(),
                        Map.of(
                                "total",
                                Map.of("amount", 900, "currency", "JPY"),
                                "items",
                                List.of(Map.of("sku", "T", "unitPrice", yen))))
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(50));
    }

    /** As when it is copied from a message, and as in the path. */
    @Test
    void codeWithALineBreakIsRead() {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");

        given().get("/v1/coupons/{code}", code + "\n").then().statusCode(200);
        OfferApi.redeem(code + "\r\n", "c1", "o-" + UUID.randomUUID(), 1000)
                .then()
                .statusCode(201);
    }
}
