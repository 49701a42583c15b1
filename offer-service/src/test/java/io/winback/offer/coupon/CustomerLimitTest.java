package io.winback.offer.coupon;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.campaign.CouponRequested;
import io.winback.offer.OfferApi;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

import static io.restassured.RestAssured.given;
import static io.winback.offer.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

/** The most coupons of one customer hold between reservations for campaigns and coupons that are issued directly. */
@QuarkusTest
class CustomerLimitTest {

    private static final int CALLS = 32;

    @Inject
    ReserveCoupons reserveCoupons;

    @RepeatedTest(5)
    void concurrentReservationsAndIssuesStayWithinTheLimitOfTheCustomer() {
        var customer = "c-" + UUID.randomUUID();
        var offer = OfferApi.anOfferOfOneCouponPerCustomer();

        atOnce(CALLS, i -> i % 2 == 0 ? issue(offer, customer) : reserve(offer, customer));

        List<String> coupons = given().get("/v1/coupons?customerId=" + customer)
                .then()
                .statusCode(200)
                .extract()
                .path("items.code");
        assertThat(coupons).hasSize(1);
    }

    private static boolean issue(String offer, String customer) {
        return OfferApi.issue(offer, customer).statusCode() == 201;
    }

    private boolean reserve(String offer, String customer) {
        reserveCoupons.reserve(List.of(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer)));
        return true;
    }
}
