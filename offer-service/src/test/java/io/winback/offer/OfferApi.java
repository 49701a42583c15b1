package io.winback.offer;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

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

    public static Response put(String offer, String terms) {
        return given().contentType("application/json").body(terms).put("/v1/offers/" + offer);
    }

    public static Response redeem(String code, String customer, String order, int yen) {
        return redeem(code, customer, order, yen(yen));
    }

    public static Response redeem(String code, String customer, String orderId, Map<String, ?> order) {
        return given().contentType("application/json")
                .body(Map.of("couponCode", code, "customerId", customer, "orderId", orderId, "order", order))
                .post("/v1/redemptions");
    }

    public static Response validate(String code, String customer, Map<String, ?> order) {
        return given().contentType("application/json")
                .body(Map.of("customerId", customer, "order", order))
                .post("/v1/coupons/{code}/validation", code);
    }

    public static Map<String, Object> yen(int total) {
        return Map.of("total", Map.of("amount", total, "currency", "JPY"));
    }

    /** Repeats a request while the service answers that it is busy, as its callers do. */
    public static Response untilAnswered(Supplier<Response> request) {
        var answer = request.get();
        while (answer.statusCode() == 503) {
            answer = request.get();
        }
        return answer;
    }
}
