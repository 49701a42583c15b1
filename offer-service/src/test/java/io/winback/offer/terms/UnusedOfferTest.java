package io.winback.offer.terms;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.offer.CouponUnavailable;
import io.winback.events.offer.OfferDefined;
import io.winback.offer.AtOnce;
import io.winback.offer.OfferApi;
import io.winback.offer.StoredTerms;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** An offer that was never used can be deleted, and every offer can be copied. */
@QuarkusTest
class UnusedOfferTest {

    private static final Map<String, Object> WITH_BUDGET = Map.of(
            "name",
            "one",
            "reward",
            Map.of("kind", "PERCENT", "value", 10),
            "budget",
            Map.of("coupons", 1, "amount", Map.of("amount", 100, "currency", "JPY")));

    @Inject
    Offers offers;

    @Test
    void anOfferThatWasNeverUsedCanBeDeletedAndDefinedAgain() {
        var offer = OfferApi.anOffer(WITH_BUDGET);

        given().delete("/v1/offers/" + offer).then().statusCode(204);

        given().get("/v1/offers/" + offer).then().statusCode(404);
        given().delete("/v1/offers/" + offer).then().statusCode(404);
        eventually().untilAsserted(() -> assertThat(published(offer))
                .containsExactly(
                        new OfferDefined(offer, 1, "one", null, false), OfferDefined.deletion(offer, 2, "one")));
        OfferApi.put(offer, "{\"name\": \"again\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 5}}")
                .then()
                .statusCode(201);
        eventually().untilAsserted(() -> assertThat(published(offer))
                .endsWith(new OfferDefined(offer, 3, "again", null, false)));
    }

    @Test
    void anOfferWithACouponCannotBeDeleted() {
        var offer = OfferApi.anOffer(WITH_BUDGET);
        OfferApi.aCouponOf(offer, "c-" + UUID.randomUUID());

        given().delete("/v1/offers/" + offer)
                .then()
                .statusCode(409)
                .body("detail", equalTo("the offer cannot be deleted: coupons of it were issued"));
    }

    @Test
    void anOfferThatARunningCampaignGivesCannotBeDeleted() {
        var offer = OfferApi.anOffer(WITH_BUDGET);
        EventStream.publish(new CampaignActivated("winter", 1, List.of(offer, "unknown-offer"), List.of("hello")));

        eventually().until(() -> QuarkusTransaction.requiringNew().call(() -> offers.isInCampaign(offer)));
        given().delete("/v1/offers/" + offer)
                .then()
                .statusCode(409)
                .body("detail", equalTo("the offer cannot be deleted: a campaign that was activated refers to it"));
        given().get("/v1/offers/" + offer).then().statusCode(200);
    }

    @Test
    void aDeletionAndACouponAtTheSameTimeNeverBothSucceed() {
        for (int round = 0; round < 20; round++) {
            var offer = OfferApi.anOffer();

            var answers = AtOnce.atOnce(
                    2,
                    caller -> caller == 0
                            ? given().delete("/v1/offers/" + offer).statusCode()
                            : OfferApi.issue(offer, "c-" + UUID.randomUUID()).statusCode());

            assertThat(answers.get(0) == 204).isNotEqualTo(answers.get(1) == 201);
        }
    }

    @Test
    void aCouponOfADeletedOfferIsRefusedToItsDecision() {
        var offer = OfferApi.anOffer();
        given().delete("/v1/offers/" + offer).then().statusCode(204);
        var customer = "c-" + UUID.randomUUID();

        EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));

        eventually().untilAsserted(() -> assertThat(EventStream.published(CouponUnavailable.class, customer))
                .hasSize(1));
    }

    @Test
    void aCopyHasTheSameTermsAndABudgetOfItsOwn() {
        var offer = OfferApi.anOffer(WITH_BUDGET);
        OfferApi.aCouponOf(offer, "c-" + UUID.randomUUID());
        var copy = "copy-" + UUID.randomUUID();

        copy(offer, copy)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/offers/" + copy))
                .body("offerId", equalTo(copy))
                .body("name", equalTo("one"))
                .body("budget.coupons", equalTo(1));

        OfferApi.issue(copy, "c-" + UUID.randomUUID()).then().statusCode(201);
        OfferApi.issue(copy, "c-" + UUID.randomUUID()).then().statusCode(422);
        copy(offer, copy).then().statusCode(409);
        copy(offer, "not an id").then().statusCode(400).body("violations[0].field", endsWith("offerId"));
        copy("unknown-offer", copy + "-2").then().statusCode(404);
        eventually()
                .untilAsserted(() ->
                        assertThat(published(copy)).first().isEqualTo(new OfferDefined(copy, 1, "one", null, false)));
        given().delete("/v1/offers/" + copy).then().statusCode(409);
    }

    @Test
    void aCopyOfAnOfferThatHasEndedIsRefused() {
        var copy = "copy-" + UUID.randomUUID();

        copy(StoredTerms.ofAnEndedOffer(), copy)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("validUntil"));
        given().get("/v1/offers/" + copy).then().statusCode(404);
    }

    private static Response copy(String offer, String newId) {
        return given().contentType("application/json")
                .body(Map.of("offerId", newId))
                .post("/v1/offers/" + offer + "/copy");
    }

    private static List<OfferDefined> published(String offer) {
        return EventStream.published(OfferDefined.class, "offer:" + offer);
    }
}
