package io.winback.customer.scoring;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@QuarkusTest
class ScoringResourceTest {

    private static final Path CDNOW = Path.of("../../shared/data/cdnow-sample-orders.csv");

    @Test
    void publishedDataGivePublishedEstimates() {
        importCdnow();

        var scoring = job(given().contentType("application/json")
                .body(Map.of("asOf", "1997-09-30"))
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));

        assertThat(scoring.getInt("customers")).isEqualTo(2_357);
        assertThat(scoring.getInt("failed")).isZero();
        var model = given().get("/v1/scoring-models/latest?asOf=1997-09-30").jsonPath();
        assertThat(model.getString("asOf")).isEqualTo("1997-09-30");
        assertThat(model.getInt("customers")).isEqualTo(2_357);
        assertThat(model.getDouble("bgNbd.r")).isCloseTo(0.243, within(0.001));
        assertThat(model.getDouble("bgNbd.logLikelihood")).isCloseTo(-9582.4, within(0.1));
        assertThat(model.getDouble("paretoNbd.beta")).isCloseTo(11.669, within(0.05));
        assertThat(model.getDouble("gammaGamma.p")).isCloseTo(6.25, within(0.03));
        // This customer did not order after that day.
        var customer = given().get("/v1/customers/c00256").jsonPath();
        assertThat(customer.getDouble("value.pAlive")).isBetween(0.0, 1.0);
        assertThat(customer.getString("value.lifetimeValue.currency")).isEqualTo("USD");
        assertThat(customer.getDouble("value.expectedSpend.amount")).isPositive();
    }

    @Test
    void backtestMeasuresEachRuleAndModel() {
        importCdnow();

        var test = job(given().contentType("application/json")
                .body(Map.of("calibrateUntil", "1997-09-30", "testUntil", "1998-06-30"))
                .post("/v1/scorings/backtests")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));

        assertThat(test.getInt("customers")).isEqualTo(2_357);
        assertThat(test.getInt("purchases")).isEqualTo(1_882);
        assertThat(test.getDouble("buyAgain")).isCloseTo(0.290, within(0.001));
        assertThat(auc(test, "recency")).isCloseTo(0.771, within(0.001));
        assertThat(auc(test, "paretoNbd")).isCloseTo(0.779, within(0.001));
        List<Map<String, Object>> calibration = test.getList("verdicts.find { it.name == 'paretoNbd' }.calibration");
        assertThat(calibration).hasSize(8);
        assertThat(test.getDouble("verdicts.find { it.name == 'bgNbd' }.aliveAuc.value"))
                .isCloseTo(0.32, within(0.005));
        assertThat(thresholds(test, "lapseClock")).hasSize(7);
        assertThat(thresholds(test, "recency")).hasSize(7);
        assertThat(thresholds(test, "churnRule")).singleElement().satisfies(rule -> {
            assertThat((float) rule.get("precision")).isBetween(0.5f, 1f);
            assertThat((float) rule.get("recall")).isBetween(0.1f, 1f);
        });
    }

    @Test
    void customerWithAHundredThousandOrdersIsScored() {
        var busy = "busy-" + UUID.randomUUID();
        var csv = new StringBuilder("customer_id,order_id,placed_at,amount,currency\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("%1$s,%1$s-%2$d,%3$s,0,JPY\n"
                    .formatted(busy, i, LocalDate.parse("2020-01-01").plusDays(i % 1_000)));
        }
        var imported = job(given().contentType("text/csv")
                .body(csv.toString().getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));
        assertThat(imported.getInt("accepted")).isEqualTo(100_000);

        var scoring = job(given().contentType("application/json")
                .body(Map.of("asOf", "2022-09-27"))
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));

        assertThat(scoring.getInt("failed")).isZero();
        var customer = given().get("/v1/customers/" + busy).jsonPath();
        assertThat(customer.getInt("value.orders")).isEqualTo(100_000);
        assertThat(customer.getInt("value.revenue.amount")).isZero();
        assertThat(customer.getString("lifecycle.stage")).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"2999-01-01, asOf", "0001-01-01, asOf", "nonsense, asOf"})
    void impossibleDateIsRefused(String asOf, String field) {
        given().contentType("application/json")
                .body(Map.of("asOf", asOf))
                .post("/v1/scorings")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void backtestDatesMustBeInOrder() {
        given().contentType("application/json")
                .body(Map.of("calibrateUntil", "1998-06-30", "testUntil", "1997-09-30"))
                .post("/v1/scorings/backtests")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("testUntil"));
    }

    @Test
    void backtestBeforeAllOrdersFails() {
        String id = given().contentType("application/json")
                .body(Map.of("calibrateUntil", "1901-09-30", "testUntil", "1902-06-30"))
                .post("/v1/scorings/backtests")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");

        eventually().untilAsserted(() -> given().get("/v1/jobs/" + id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("failure", equalTo("no customer had ordered by 1901-09-30")));
    }

    private static List<Map<String, Object>> thresholds(JsonPath test, String name) {
        return test.getList("verdicts.find { it.name == '%s' }.thresholds".formatted(name));
    }

    private static double auc(JsonPath test, String name) {
        return test.getDouble("verdicts.find { it.name == '%s' }.auc.value".formatted(name));
    }

    private static void importCdnow() {
        assumeTrue(Files.isReadable(CDNOW), "the CDNOW data is not at hand");
        job(given().contentType("text/csv")
                .body(CDNOW.toFile())
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId"));
    }

    private static JsonPath job(String id) {
        eventually().until(() -> !given().get("/v1/jobs/" + id)
                .jsonPath()
                .getString("state")
                .equals("RUNNING"));
        var job = given().get("/v1/jobs/" + id).jsonPath();
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("DONE");
        return job;
    }
}
