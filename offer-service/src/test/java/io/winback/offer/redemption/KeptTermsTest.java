package io.winback.offer.redemption;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponReserved;
import io.winback.offer.OfferApi;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A coupon keeps the terms that it was issued under. */
@QuarkusTest
class KeptTermsTest {

    private String offer;

    @BeforeEach
    void givenAnOfferOfTenPercent() {
        offer = OfferApi.anOffer();
    }

    @Test
    void anIssuedCouponKeepsItsRewardWhenTheOfferChanges() {
        var code = OfferApi.aCouponOf(offer, "c1");

        put("{\"name\": \"five\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 5}}");
        put("{\"name\": \"one\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 1},"
                + " \"minimumSpend\": {\"amount\": 99999, \"currency\": \"JPY\"}}");

        OfferApi.validate(code, "c1", OfferApi.yen(1000)).then().body("discount.amount", equalTo(100));
        OfferApi.redeem(code, "c1", order(), 1000).then().statusCode(201).body("discount.amount", equalTo(100));
    }

    @Test
    void aCouponThatIsIssuedAfterAChangeHasTheNewTerms() {
        put("{\"name\": \"five\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 5}}");
        var code = OfferApi.aCouponOf(offer, "c1");

        OfferApi.redeem(code, "c1", order(), 1000).then().statusCode(201).body("discount.amount", equalTo(50));
    }

    @Test
    void aReservedCouponKeepsItsRewardWhenTheOfferChanges() {
        var customer = "c-" + UUID.randomUUID();
        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));
        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponReserved.class, customer))
                .hasSize(1));
        var code = EventStream.published(CouponReserved.class, customer).get(0).code();

        put("{\"name\": \"five\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 5}}");

        OfferApi.redeem(code, customer, order(), 1000).then().statusCode(201).body("discount.amount", equalTo(100));
    }

    @Test
    void whetherCouponsStackFollowsTheTermsOfEachCoupon() {
        var alone = OfferApi.aCouponOf(offer, "c1");
        put("{\"name\": \"ten\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 10}, \"stacking\": \"ALLOWED\"}");
        var first = OfferApi.aCouponOf(offer, "c1");
        var second = OfferApi.aCouponOf(offer, "c1");
        var order = order();
        OfferApi.redeem(first, "c1", order, 1000).then().statusCode(201);

        OfferApi.redeem(alone, "c1", order, 1000).then().statusCode(422).body("code", equalTo("NOT_APPLICABLE"));
        OfferApi.redeem(second, "c1", order, 1000).then().statusCode(201);
    }

    @Test
    void aCouponOfAnEarlierReleaseKeepsTheTermsThatItsOfferHadAtTheUpgrade() throws SQLException {
        var code = OfferApi.aCouponOf(offer, "c1");
        execute("update coupon set revision = null where offer_id = ?");
        execute("delete from offer_revision where offer_id = ?");

        OfferApi.validate(code, "c1", OfferApi.yen(1000)).then().body("discount.amount", equalTo(100));
        put("{\"name\": \"five\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 5}}");

        OfferApi.redeem(code, "c1", order(), 1000).then().statusCode(201).body("discount.amount", equalTo(100));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, offer);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void put(String terms) {
        OfferApi.put(offer, terms).then().statusCode(200);
    }

    private static String order() {
        return "o-" + UUID.randomUUID();
    }
}
