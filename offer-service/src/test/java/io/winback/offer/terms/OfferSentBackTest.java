package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.offer.OfferApi;
import io.winback.offer.StoredTerms;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** An answer about an offer can be sent back, and a number is no duration. */
@QuarkusTest
class OfferSentBackTest {

    private static final String OFFER = """
            {"name": "一割引き", "reward": {"kind": "PERCENT", "value": 10}, "validFor": "P30D"}""";

    private final String offer = "/v1/offers/o-" + UUID.randomUUID();

    @Test
    void whatGetAnswersCanBePutBackUnchanged() {
        put(OFFER).then().statusCode(201).body("validFor", equalTo("P30D"));

        put(given().get(offer).asString()).then().statusCode(200).body("validFor", equalTo("P30D"));

        put(given().get(offer)
                        .asString()
                        .replaceAll("\"changedAt\":\"[^\"]*\"", "\"changedAt\":\"2020-01-01T00:00:00Z\""))
                .then()
                .statusCode(409)
                .body("detail", startsWith("changedAt: it is read-only"));
        put(given().get(offer).asString().replaceAll("\"offerId\":\"[^\"]*\"", "\"offerId\":\"another\""))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("offerId"));
    }

    @Test
    void theSameTermsAgainAreNoChange() {
        var tag = put(OFFER).then().statusCode(201).extract().header("ETag");
        var before = given().get(offer).asString();

        put(OFFER).then().statusCode(200).header("ETag", equalTo(tag));
        put(before).then().statusCode(200).header("ETag", equalTo(tag));

        assertThat(given().get(offer).asString()).isEqualTo(before);
    }

    @Test
    void anOfferThatHasEndedCanBePutBackUnchanged() {
        assertCanBePutBack(StoredTerms.ofAnEndedOffer());
    }

    @Test
    void anOfferOfAnEarlierReleaseCanBePutBackUnchanged() {
        assertCanBePutBack(StoredTerms.of("""
                {"name": "old", "reward": {"kind": "AMOUNT", "value": 500, "cap": 300}}"""));
    }

    @Test
    void otherTermsOfAnOfferThatHasEndedAreChecked() {
        var ended = StoredTerms.ofAnEndedOffer();

        OfferApi.put(ended, given().get("/v1/offers/" + ended).asString().replace("ended", "another name"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("validUntil"));
    }

    private static void assertCanBePutBack(String offerId) {
        var present = given().get("/v1/offers/" + offerId);

        OfferApi.put(offerId, present.asString())
                .then()
                .statusCode(200)
                .header("ETag", equalTo(present.header("ETag")))
                .body("changedAt", equalTo(present.path("changedAt")));
    }

    @Test
    void whatPutAnswersCanBePutBackUnchanged() {
        var created = put(OFFER);
        created.then().statusCode(201);

        given().get(offer).then().body("changedAt", equalTo(created.path("changedAt")));
        put(created.asString()).then().statusCode(200);
        var copy = "o-" + UUID.randomUUID();
        var copied = given().contentType("application/json")
                .body("{\"offerId\": \"%s\"}".formatted(copy))
                .post(offer + "/copy");
        given().get("/v1/offers/" + copy).then().body("changedAt", equalTo(copied.path("changedAt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"minimumSpend\": \"%s\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 10}",
                "\"budget\": {\"amount\": \"%s\"}, \"reward\": {\"kind\": \"PERCENT\", \"value\": 10}",
                "\"reward\": {\"kind\": \"AMOUNT\", \"value\": \"%s\"}",
                "\"reward\": {\"kind\": \"PERCENT\", \"value\": 10, \"cap\": \"%s\"}",
            })
    void aWrongAmountIsRepeatedShortened(String fields) {
        put("{\"name\": \"a\", %s}".formatted(fields.formatted("x".repeat(70_000))))
                .then()
                .statusCode(400)
                .body("violations[0].message", endsWith("not \"%s…\"".formatted("x".repeat(40))));
    }

    @Test
    void aNumberIsNoDuration() {
        put(OFFER.replace("\"P30D\"", "30"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("validFor"))
                .body("violations[0].message", containsString("such as P30D, not 30"));
    }

    private Response put(String json) {
        return given().contentType("application/json").body(json).put(offer);
    }
}
