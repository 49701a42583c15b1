package io.winback.customer.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.models.BgNbd;
import io.winback.customer.models.Fitted;
import io.winback.customer.models.FittedModels;
import io.winback.customer.scoring.ScoringModel.Fits;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** A scoring of a past day changes no model of a later day. No test has customers before these days. */
@QuarkusTest
class FitModelsTest {

    private static final LocalDate EARLIER = LocalDate.parse("1901-05-01");
    private static final LocalDate LATER = LocalDate.parse("1901-06-01");

    @Inject
    FitModels fitModels;

    @Inject
    ScoringModels models;

    @Test
    void aScoringUsesTheModelOfTheLatestDayUpToItsOwn() {
        var later = stored(LATER);
        var earlier = stored(EARLIER);

        assertThat(modelFor(LATER.plusDays(1))).isEqualTo(later);
        assertThat(modelFor(LATER.minusDays(1))).isEqualTo(earlier);
        assertThat(modelFor(EARLIER.minusDays(1))).isNull();
    }

    @Test
    void theLatestModelIsThatOfTheLatestDay() {
        var later = stored(LATER);
        stored(EARLIER);

        given().get("/v1/scoring-models/latest").then().statusCode(200).body("asOf", not(equalTo(EARLIER.toString())));
        given().get("/v1/scoring-models/latest?asOf=1901-06-30")
                .then()
                .statusCode(200)
                .body("modelId", equalTo(later.toString()))
                .body("asOf", equalTo(LATER.toString()));
        given().get("/v1/scoring-models/latest?asOf=1901-04-30").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "%2B10000-01-01", "yesterday"})
    void impossibleDayIsRefused(String day) {
        given().urlEncodingEnabled(false)
                .get("/v1/scoring-models/latest?asOf=" + day)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("asOf"));
    }

    /** Without customers no model can be fitted, so an earlier one is chosen. */
    private UUID modelFor(LocalDate day) {
        var chosen = fitModels.fit(new PopulationStatistics(day, 1, ComparableCurrencies.NONE), day);
        return chosen.model() == null ? null : chosen.model().id();
    }

    private UUID stored(LocalDate asOf) {
        var fitted = new FittedModels(new Fitted<>(new BgNbd(0.243, 4.414, 0.793, 2.426), -9582.4), null, null, null);
        var model = new ScoringModel(
                asOf, new Fits(fitted, 2_357, 2_357, 946, 5_000, "", null, Map.of(), ""), Instant.now());
        QuarkusTransaction.requiringNew().run(() -> models.persist(model));
        return model.id();
    }
}
