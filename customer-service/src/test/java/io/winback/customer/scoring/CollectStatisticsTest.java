package io.winback.customer.scoring;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class CollectStatisticsTest {

    @Inject
    CollectStatistics collectStatistics;

    @Test
    void amountsAreComparedByTheRatesOfTheDayOfTheScoring() {
        given().contentType("application/json")
                .body("{\"date\": \"1950-06-30\", \"to\": \"SEK\", \"rate\": 0.9}")
                .put("/v1/exchange-rates/NOK")
                .then()
                .statusCode(201);

        var before = collectStatistics.collect(LocalDate.parse("1950-06-29")).currencies();
        var after = collectStatistics.collect(LocalDate.parse("1950-06-30")).currencies();

        assertThat(before.referenceOf("NOK")).isEqualTo("NOK");
        assertThat(after.referenceOf("NOK")).isEqualTo(after.referenceOf("SEK"));
    }
}
