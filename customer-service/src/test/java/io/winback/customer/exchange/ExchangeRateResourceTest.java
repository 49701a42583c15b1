package io.winback.customer.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class ExchangeRateResourceTest {

    @Inject
    ExchangeRates rates;

    @Test
    void latestRateUpToTheDayCounts() {
        put("ISK", "2026-01-01", "DKK", "0.05").statusCode(201);
        put("ISK", "2026-11-01", "DKK", "0.0525").statusCode(201).body("rate", equalTo(0.0525f));
        put("ISK", "2026-11-01", "DKK", "0.054").statusCode(200).body("date", equalTo("2026-11-01"));

        assertThat(factorOn("2026-10-31")).isEqualTo("0.05");
        assertThat(factorOn("2026-11-01")).isEqualTo("0.054");
        assertThat(factorOn("2027-11-01")).isEqualTo("0.054");
        assertThat(factorOn("2025-12-31")).isEqualTo("1");
        given().get("/v1/exchange-rates/ISK")
                .then()
                .statusCode(200)
                .body("items.date", contains("2026-11-01", "2026-01-01"))
                .body("items.rate", contains(0.054f, 0.05f));
        String next = given().get("/v1/exchange-rates/ISK?limit=1").path("next");
        given().get("/v1/exchange-rates/ISK?limit=1&after=" + next)
                .then()
                .body("items.date", contains("2026-01-01"))
                .body("next", equalTo(null));
        given().get("/v1/exchange-rates").then().statusCode(200).body("items.currency", hasItem("ISK"));
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 2026-11-01, USD, 1, to",
        "USD, 2026-11-01, YEN, 1, to",
        "DOLLAR, 2026-11-01, JPY, 1, currency",
        "XXX, 2026-11-01, JPY, 1, currency",
        "XTS, 2026-11-01, JPY, 1, currency",
        "XAU, 2026-11-01, JPY, 1, currency",
        "CHW, 2026-11-01, JPY, 1, currency",
        "DEM, 2026-11-01, JPY, 1, currency",
        "USD, 2026-11-01, DEM, 1, to",
        "USD, 2026-11-01, XDR, 1, to",
        "USD, 2026-11-01, JPY, 0, rate",
        "USD, 2026-11-01, JPY, -156.2, rate",
        "USD, 2026-11-01, JPY, 1e13, rate",
        "USD, 2026-11-01, JPY, 1e-13, rate",
        "USD, 1026-11-01, JPY, 156.2, date",
        "USD, tomorrow, JPY, 156.2, date",
    })
    void impossibleRateNamesItsField(String currency, String date, String to, String rate, String field) {
        put(currency, date, to, rate).statusCode(400).body("violations[0].field", equalTo(field));
    }

    @Test
    void currencyOutOfUseIsNamedWithWhatIsExpected() {
        put("DEM", "2026-11-01", "EUR", "0.51")
                .statusCode(400)
                .body(
                        "violations[0].message",
                        equalTo("must be an ISO 4217 currency that is in use, such as JPY, but is DEM"));
        given().get("/v1/exchange-rates/DEM").then().statusCode(200);
    }

    /** The rates are of the future, so that other tests have none of them. */
    @Test
    void whatGetAnswersCanBePutBack() {
        put("MOP", "2099-01-01", "HKD", "0.97").statusCode(201);
        var rate = "{\"currency\": \"%s\", \"date\": \"2099-01-01\", \"to\": \"HKD\", \"rate\": 0.97}";

        given().contentType("application/json")
                .body(rate.formatted("MOP"))
                .put("/v1/exchange-rates/MOP")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body(rate.formatted("PHP"))
                .put("/v1/exchange-rates/MOP")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("currency"));
    }

    /** As an earlier release stored them. */
    @Test
    void storedRatesThatContradictCanBePutBackUnchanged() {
        QuarkusTransaction.requiringNew().run(() -> {
            rates.store(rate("KMF", "0.005", "DJF"));
            rates.store(rate("DJF", "9", "KMF"));
        });

        put("KMF", "2098-05-01", "DJF", "0.0050").statusCode(200);
        put("KMF", "2098-05-01", "DJF", "0.006")
                .statusCode(409)
                .body("violations[0].message", containsString("1 KMF is 0.006 DJF, but 0.111111 DJF"));
    }

    private static ExchangeRate rate(String currency, String rate, String to) {
        return new ExchangeRate(
                Currency.getInstance(currency),
                LocalDate.parse("2098-05-01"),
                Currency.getInstance(to),
                new BigDecimal(rate));
    }

    @Test
    void missingFieldIsNamed() {
        given().contentType("application/json")
                .body(Map.of("date", "2026-11-01", "rate", 1))
                .put("/v1/exchange-rates/USD")
                .then()
                .statusCode(400)
                .body("violations[0].field", startsWith("to"));
        given().get("/v1/exchange-rates/yen").then().statusCode(400);
        given().get("/v1/exchange-rates/USD?after=AA").then().statusCode(400);
    }

    /** The rates of one day are those of these two currencies in this test only. */
    @Test
    void rateThatContradictsTheInverseOfItsDayIsRefused() {
        put("ALL", "2098-01-01", "MKD", "0.02").statusCode(201);

        put("MKD", "2098-01-01", "ALL", "150")
                .statusCode(409)
                .body("violations[0].field", equalTo("rate"))
                .body("violations[0].message", containsString("1 MKD is 150 ALL, but 50 ALL"))
                .body("violations[0].message", containsString("1 ALL = 0.02 MKD"));

        put("MKD", "2098-01-01", "ALL", "50.4").statusCode(201);
        put("MKD", "2098-01-02", "ALL", "150").statusCode(201);
    }

    @Test
    void rateThatContradictsTheChainByAThirdCurrencyIsRefused() {
        put("GEL", "2098-02-01", "AMD", "140").statusCode(201);
        put("AZN", "2098-02-01", "AMD", "225").statusCode(201);

        put("AZN", "2098-02-01", "GEL", "2")
                .statusCode(409)
                .body("violations[0].field", equalTo("rate"))
                .body("violations[0].message", containsString("1 AZN is 2 GEL, but 1.60714 GEL"))
                .body("violations[0].message", containsString("1 AZN = 225 AMD, 1 GEL = 140 AMD"));

        put("AZN", "2098-02-01", "GEL", "1.61").statusCode(201);
    }

    @Test
    void onlyOneOfTwoContradictingRatesAtOnceIsStored() {
        for (int day = 10; day < 20; day++) {
            var date = "2098-03-" + day;
            var requests =
                    List.of(atOnce(() -> put("KGS", date, "TJS", "0.12")), atOnce(() -> put("TJS", date, "KGS", "2")));

            assertThat(requests.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void deletedRateGivesWayToTheOneBefore() {
        put("PYG", "2026-01-01", "BOB", "0.001").statusCode(201);
        put("PYG", "2026-06-01", "BOB", "0.1").statusCode(201);
        assertThat(factorOn("PYG", "2026-06-30")).isEqualTo("0.1");

        delete("PYG/to/BOB/2026-06-01").statusCode(204);

        assertThat(factorOn("PYG", "2026-06-30")).isEqualTo("0.001");
        delete("PYG/to/BOB/2026-01-01").statusCode(204);
        assertThat(factorOn("PYG", "2026-06-30")).isEqualTo("1");
        given().get("/v1/exchange-rates/PYG").then().body("items", empty());
        delete("PYG/to/BOB/2026-01-01")
                .statusCode(404)
                .body("detail", equalTo("there is no rate from PYG to BOB of 2026-01-01"));
    }

    @Test
    void rateCanBeCorrectedAfterTheContradictingOneIsDeleted() {
        put("NPR", "2098-04-01", "BDT", "0.02").statusCode(201);
        put("BDT", "2098-04-01", "NPR", "1.1").statusCode(409);

        delete("NPR/to/BDT/2098-04-01").statusCode(204);

        put("BDT", "2098-04-01", "NPR", "1.1").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "yen/to/JPY/2026-11-01, currency",
        "USD/to/yen/2026-11-01, to",
        "USD/to/JPY/today, date",
        "USD/to/JPY/2026-02-30, date",
        "USD/to/JPY/1899-12-31, date",
        "USD/to/JPY/+10000-01-01, date",
    })
    void wrongPathOfADeletionNamesItsParameter(String path, String parameter) {
        delete(path).statusCode(400).body("violations[0].field", equalTo(parameter));
    }

    private static CompletableFuture<Integer> atOnce(Supplier<ValidatableResponse> request) {
        return CompletableFuture.supplyAsync(() -> {
            // A thread of the common pool may have the class loader of an application that has ended.
            Thread.currentThread().setContextClassLoader(ExchangeRateResourceTest.class.getClassLoader());
            return request.get().extract().statusCode();
        });
    }

    private String factorOn(String day) {
        return factorOn("ISK", day);
    }

    private String factorOn(String currency, String day) {
        return QuarkusTransaction.requiringNew().call(() -> rates.on(LocalDate.parse(day))
                .factorOf(currency)
                .stripTrailingZeros()
                .toPlainString());
    }

    private static ValidatableResponse put(String currency, String date, String to, String rate) {
        return given().contentType("application/json")
                .body("{\"date\": \"%s\", \"to\": \"%s\", \"rate\": %s}".formatted(date, to, rate))
                .put("/v1/exchange-rates/" + currency)
                .then();
    }

    private static ValidatableResponse delete(String path) {
        return given().delete("/v1/exchange-rates/" + path).then();
    }
}
