package io.winback.offer.terms;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
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
    void aNumberIsNoDuration() {
        put(OFFER.replace("\"P30D\"", "30"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("validFor"))
                .body("violations[0].message", containsString("must be a duration such as P30D, not \"30\""));
    }

    private Response put(String json) {
        return given().contentType("application/json").body(json).put(offer);
    }
}
