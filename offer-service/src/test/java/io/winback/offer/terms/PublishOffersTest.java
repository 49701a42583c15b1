package io.winback.offer.terms;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.offer.OfferDefined;
import io.winback.offer.OfferApi;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PublishOffersTest {

    private static final Map<String, Object> TEN_PERCENT = Map.of("kind", "PERCENT", "value", 10);

    @Inject
    PublishOffers publishOffers;

    @Inject
    AgroalDataSource database;

    @Test
    void anOfferIsPublishedWithEachChange() {
        var offer =
                OfferApi.anOffer(Map.of("name", "first", "reward", TEN_PERCENT, "validUntil", "2030-01-01T00:00:00Z"));
        given().contentType("application/json")
                .body(Map.of("name", "second", "reward", TEN_PERCENT))
                .put("/v1/offers/" + offer)
                .then()
                .statusCode(200);

        eventually().untilAsserted(() -> assertThat(published(offer))
                .containsExactly(
                        new OfferDefined(offer, 1, "first", Instant.parse("2030-01-01T00:00:00Z"), false),
                        new OfferDefined(offer, 2, "second", null, false)));
    }

    @Test
    void anOfferOfAnEarlierReleaseIsPublishedOnce() throws SQLException {
        var offer = "earlier-" + UUID.randomUUID();
        execute(("insert into offer (offer_id, terms, changed_at, version) values ('%s',"
                        + " '{\"name\":\"earlier\",\"reward\":{\"kind\":\"PERCENT\",\"value\":10}}', now(), 0)")
                .formatted(offer));

        publishOffers.publishOutdated(100);
        publishOffers.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published(offer)).isNotEmpty());
        assertThat(published(offer)).containsExactly(new OfferDefined(offer, 1, "earlier", null, false));
    }

    @Test
    void aBudgetThatIsSpentAndFreeAgainIsPublished() throws SQLException {
        var offer = OfferApi.anOfferOfOneCoupon();
        OfferApi.aCouponOf(offer, "c-" + UUID.randomUUID());

        publishOffers.publishOutdated(100);
        execute("update offer_budget set coupons_used = 0 where offer_id = '%s'".formatted(offer));
        publishOffers.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published(offer))
                .extracting(OfferDefined::budgetSpent)
                .containsExactly(false, true, false));
    }

    @Test
    void aBudgetWhoseRestIsInSharesIsNotSpent() throws SQLException {
        var offer =
                OfferApi.anOffer(Map.of("name", "ten coupons", "reward", TEN_PERCENT, "budget", Map.of("coupons", 10)));
        execute("update offer_budget set coupons_used = 10 where offer_id = '%s'".formatted(offer));
        execute("insert into budget_share (offer_id, unit, share, remaining) values ('%s', 'COUPONS', 30, 4)"
                .formatted(offer));
        publishOffers.publishOutdated(100);
        execute("update budget_share set remaining = 0 where offer_id = '%s'".formatted(offer));

        publishOffers.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published(offer))
                .extracting(OfferDefined::budgetSpent)
                .containsExactly(false, true));
    }

    private static List<OfferDefined> published(String offer) {
        return EventStream.published(OfferDefined.class, "offer:" + offer);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
