package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Money;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Using the coupon of an episode is a return, whether the shop reports the order or not. */
@QuarkusTest
class ReturnByCouponTest {

    private static final String CODE = "7K4D-9Q2M-XH3T";

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID decision = UuidCreator.getTimeOrderedEpoch();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void redeemedCouponEndsTheEpisodeWithoutAnOrder() {
        churned();
        var redemption = UuidCreator.getTimeOrderedEpoch();
        var redeemed = new CouponRedeemed(
                customer,
                decision,
                redemption,
                CODE,
                "comeback",
                "o-" + customer,
                Money.of("100", "JPY"),
                Money.of("900", "JPY"),
                now);

        EventStream.publish(UuidCreator.getTimeOrderedEpoch(), redeemed);
        EventStream.publish(UuidCreator.getTimeOrderedEpoch(), redeemed);

        stage("WON_BACK");
        given().get("/v1/customers/" + customer).then().body("value.revenue.amount", equalTo(1000));
        order("o-" + customer, now, 900, CODE);
        given().get("/v1/customers/" + customer)
                .then()
                .body("value.orders", equalTo(2))
                .body("value.revenue.amount", equalTo(1900))
                .body("lifecycle.stage", equalTo("WON_BACK"));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerReturned.class, customer))
                .allSatisfy(returned -> {
                    assertThat(returned.orderId()).isEqualTo("o-" + customer);
                    assertThat(returned.couponCode()).isEqualTo(CODE);
                })
                .extracting(CustomerReturned::endedByCouponAlone)
                .containsExactly(true, false));
    }

    @Test
    void customerWhoCameBackByACouponIsNotLostAtTheNextScoring() {
        order("years-ago-" + customer, now.minus(Duration.ofDays(900)), 1000, null);
        scored();
        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("CHURNED"));
        EventStream.publish(new CouponRedeemed(
                customer,
                decision,
                UuidCreator.getTimeOrderedEpoch(),
                CODE,
                "comeback",
                "o-" + customer,
                Money.of("100", "JPY"),
                Money.of("900", "JPY"),
                Instant.now()));
        stage("WON_BACK");

        scored();
        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("WON_BACK"));
        scored(now.minus(Duration.ofDays(2)));

        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("WON_BACK"));
    }

    @Test
    void orderWithTheCouponOfTheEpisodeEndsItWhateverItsTime() {
        churned();
        EventStream.publish(
                new CouponReserved(customer, decision, CODE, "comeback", "Comeback", now.plus(Duration.ofDays(30))));

        eventually().untilAsserted(() -> {
            var id = "o-" + UUID.randomUUID();
            order(id, now.minus(Duration.ofDays(3)), 900, "７k4d 9q2m xh3t");
            given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("WON_BACK"));
        });
    }

    @Test
    void couponThatIsReservedAfterItsOrderWasToldEndsTheEpisodeAtOnce() {
        churned();
        order("o-" + customer, now.minus(Duration.ofDays(3)), 900, CODE);
        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("CHURNED"));

        EventStream.publish(new CouponReserved(
                customer, decision, CODE, "comeback", "Comeback", now.plus(Duration.ofDays(30)), Instant.now()));

        stage("WON_BACK");
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerReturned.class, customer))
                .extracting(CustomerReturned::orderId)
                .containsExactly("o-" + customer));
    }

    @Test
    void couponThatIsToldLaterOfAnOrderEndsTheEpisode() {
        churned();
        EventStream.publish(
                new CouponReserved(customer, decision, CODE, "comeback", "Comeback", now.plus(Duration.ofDays(30))));
        eventually().untilAsserted(() -> {
            // Once the coupon is known, this order has it.
            var id = "o-" + UUID.randomUUID();
            order(id, now.minus(Duration.ofDays(2)), 900, null);
            tell(id, now.minus(Duration.ofDays(2)), 900, CODE).then().statusCode(200);
            given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("WON_BACK"));
        });
    }

    @Test
    void couponThatIsToldLaterOfTheOrderThatEndedTheEpisodeIsPublished() {
        churned();
        order("o-" + customer, now, 900, null);

        tell("o-" + customer, now, 900, CODE).then().statusCode(200);

        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerReturned.class, customer))
                .extracting(CustomerReturned::couponCode)
                .containsExactly(null, CODE));
    }

    @Test
    void orderWithAnotherCodeBeforeTheCancellationDoesNotEndTheEpisode() {
        churned();

        order("o-" + customer, now.minus(Duration.ofDays(3)), 900, "SPRING");

        given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo("CHURNED"));
    }

    private static void scored() {
        scored(Map.of());
    }

    private static void scored(Instant asOf) {
        scored(Map.of("asOf", LocalDate.ofInstant(asOf, ZoneOffset.UTC).toString()));
    }

    private static void scored(Map<String, Object> request) {
        String job = given().contentType("application/json")
                .body(request)
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }

    private void stage(String stage) {
        eventually()
                .untilAsserted(
                        () -> given().get("/v1/customers/" + customer).then().body("lifecycle.stage", equalTo(stage)));
    }

    private void churned() {
        order("first-" + customer, now.minus(Duration.ofDays(10)), 1000, null);
        given().contentType("application/json")
                .body(Map.of(
                        "customerId",
                        customer,
                        "reason",
                        "PRICE",
                        "cancelledAt",
                        now.minus(Duration.ofDays(1)).toString()))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
    }

    private void order(String id, Instant at, int amount, String couponCode) {
        tell(id, at, amount, couponCode).then().statusCode(201);
    }

    private Response tell(String id, Instant at, int amount, String couponCode) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                id,
                "customerId",
                customer,
                "placedAt",
                at.toString(),
                "total",
                Map.of("amount", amount, "currency", "JPY")));
        if (couponCode != null) {
            body.put("couponCode", couponCode);
        }
        return given().contentType("application/json").body(body).post("/v1/orders");
    }
}
