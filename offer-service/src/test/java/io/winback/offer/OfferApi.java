package io.winback.offer;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Offers, coupons and redemptions for tests, made over REST. */
public final class OfferApi {

    private static final Map<String, Object> TEN_PERCENT = Map.of("kind", "PERCENT", "value", 10);

    private OfferApi() {}

    /** Ten per cent off. @return the id of the offer */
    public static String anOffer() {
        return anOffer(Map.of("name", "おかえりなさい 10%", "reward", TEN_PERCENT));
    }

    /** Ten per cent off, with a budget of one coupon. */
    public static String anOfferOfOneCoupon() {
        return anOffer(Map.of("name", "one", "reward", TEN_PERCENT, "budget", Map.of("coupons", 1)));
    }

    /** Ten per cent off, with one coupon for each customer. */
    public static String anOfferOfOneCouponPerCustomer() {
        return anOffer(Map.of("name", "one each", "reward", TEN_PERCENT, "couponsPerCustomer", 1));
    }

    public static String anOffer(Map<String, Object> terms) {
        var offer = "offer-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(terms)
                .put("/v1/offers/" + offer)
                .then()
                .statusCode(201);
        return offer;
    }

    /** @return the code of an active coupon */
    public static String aCouponOf(String offer, String customer) {
        return issue(offer, customer).then().statusCode(201).extract().path("code");
    }

    public static Response issue(String offer, String customer) {
        return given().contentType("application/json")
                .body(Map.of("customerId", customer))
                .post("/v1/offers/" + offer + "/coupons");
    }

    public static Response redeem(String code, String customer, String order, int yen) {
        return given().contentType("application/json")
                .body(Map.of(
                        "couponCode", code,
                        "customerId", customer,
                        "orderId", order,
                        "order", Map.of("total", Map.of("amount", yen, "currency", "JPY"))))
                .post("/v1/redemptions");
    }
}
