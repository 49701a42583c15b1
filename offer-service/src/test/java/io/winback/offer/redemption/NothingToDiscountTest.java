package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.offer.OfferApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class NothingToDiscountTest {

    /** An order of 0, and a discount that is below the smallest unit of the currency. */
    @ParameterizedTest
    @CsvSource({"10, 0", "10, 9", "1, 99"})
    void aDiscountOfZeroDoesNotUseTheCouponUp(int percent, int yen) {
        var offer = OfferApi.anOffer(Map.of("name", "small", "reward", Map.of("kind", "PERCENT", "value", percent)));
        var code = OfferApi.aCouponOf(offer, "c1");

        OfferApi.redeem(code, "c1", "o-" + UUID.randomUUID(), yen)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("NOTHING_TO_DISCOUNT"));
        OfferApi.validate(code, "c1", OfferApi.yen(yen))
                .then()
                .statusCode(200)
                .body("redeemable", equalTo(false))
                .body("code", equalTo("NOTHING_TO_DISCOUNT"));

        given().get("/v1/coupons/" + code).then().body("state", equalTo("ACTIVE"));
        OfferApi.redeem(code, "c1", "o-" + UUID.randomUUID(), 1000).then().statusCode(201);
    }
}
