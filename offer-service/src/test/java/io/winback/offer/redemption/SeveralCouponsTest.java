package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Several coupons on one order take off at most the order. */
@QuarkusTest
class SeveralCouponsTest {

    @Test
    void theSecondPercentageAppliesToWhatTheFirstLeft() {
        var order = "o-" + UUID.randomUUID();
        OfferApi.redeem(sixtyPercent("c1"), "c1", order, 1000)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(600))
                .body("payable.amount", equalTo(400));

        OfferApi.redeem(sixtyPercent("c1"), "c1", order, 1000)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(240))
                .body("payable.amount", equalTo(160));
    }

    @Test
    void theSecondAmountIsAtMostWhatTheFirstLeft() {
        var order = "o-" + UUID.randomUUID();
        var offer = stacking(Map.of("kind", "AMOUNT", "value", Map.of("amount", 700, "currency", "JPY")));
        OfferApi.redeem(OfferApi.aCouponOf(offer, "c1"), "c1", order, 1000)
                .then()
                .statusCode(201);

        OfferApi.redeem(OfferApi.aCouponOf(offer, "c1"), "c1", order, 1000)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(300))
                .body("payable.amount", equalTo(0));
        var third = OfferApi.aCouponOf(offer, "c1");
        OfferApi.redeem(third, "c1", order, 1000).then().statusCode(422).body("code", equalTo("NOTHING_TO_DISCOUNT"));
        given().get("/v1/coupons/" + third).then().body("state", equalTo("ACTIVE"));
    }

    @Test
    void aCouponInAnotherCurrencyCannotJoinAnOrder() {
        var order = "o-" + UUID.randomUUID();
        OfferApi.redeem(sixtyPercent("c1"), "c1", order, 1000).then().statusCode(201);

        OfferApi.redeem(sixtyPercent("c1"), "c1", order, Map.of("total", Map.of("amount", 10, "currency", "USD")))
                .then()
                .statusCode(422)
                .body("code", equalTo("NOT_APPLICABLE"));
    }

    @Test
    void aReversedRedemptionLeavesItsPartOfTheOrderToTheNext() {
        var order = "o-" + UUID.randomUUID();
        String redemption = OfferApi.redeem(sixtyPercent("c1"), "c1", order, 1000)
                .then()
                .statusCode(201)
                .extract()
                .path("redemptionId");
        given().contentType("application/json")
                .body(Map.of("reason", "changed their mind"))
                .post("/v1/redemptions/" + redemption + "/reversal")
                .then()
                .statusCode(200);

        OfferApi.redeem(sixtyPercent("c1"), "c1", order, 1000)
                .then()
                .statusCode(201)
                .body("discount.amount", equalTo(600));
    }

    @Test
    void concurrentCouponsOnOneOrderTakeOffAtMostTheOrder() {
        var order = "o-" + UUID.randomUUID();
        var offer = stacking(Map.of("kind", "AMOUNT", "value", Map.of("amount", 60, "currency", "JPY")));
        var codes = atOnce(32, i -> OfferApi.aCouponOf(offer, "c1"));

        var answers = atOnce(32, i -> OfferApi.untilAnswered(() -> OfferApi.redeem(codes.get(i), "c1", order, 1000)));

        var taken = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> new BigDecimal(answer.path("discount.amount").toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(taken).isEqualByComparingTo("1000");
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(17);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .hasSize(15);
    }

    private static String sixtyPercent(String customer) {
        return OfferApi.aCouponOf(stacking(Map.of("kind", "PERCENT", "value", 60)), customer);
    }

    private static String stacking(Map<String, Object> reward) {
        return OfferApi.anOffer(Map.of("name", "stacking", "reward", reward, "stacking", "ALLOWED"));
    }
}
