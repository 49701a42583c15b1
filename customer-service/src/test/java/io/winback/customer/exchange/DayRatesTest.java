package io.winback.customer.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DayRatesTest {

    @ParameterizedTest
    @CsvSource({"0.0067, true", "0.00661, true", "0.0068, false", "0.0065, false", "0.02, false"})
    void inverseAgreesToWithinOnePercent(String inverse, boolean agrees) {
        var rates = new DayRates(List.of(rate("USD", "JPY", "150")));

        assertThat(rates.contradictionOf(rate("JPY", "USD", inverse)).isEmpty()).isEqualTo(agrees);
    }

    @Test
    void rateReplacesThatOfTheSameDirection() {
        var rates = new DayRates(List.of(rate("USD", "JPY", "150")));

        assertThat(rates.contradictionOf(rate("USD", "JPY", "1"))).isEmpty();
    }

    @Test
    void ratesWithoutAChainDoNotContradict() {
        var rates = new DayRates(List.of(rate("USD", "JPY", "150"), rate("EUR", "GBP", "0.85")));

        assertThat(rates.contradictionOf(rate("EUR", "USD", "100"))).isEmpty();
        assertThat(rates.contradictionOf(rate("CHF", "SEK", "100"))).isEmpty();
    }

    @Test
    void chainsRunInBothDirectionsOfEachRate() {
        var rates =
                new DayRates(List.of(rate("USD", "JPY", "150"), rate("USD", "EUR", "0.9"), rate("GBP", "EUR", "1.2")));

        assertThat(rates.contradictionOf(rate("GBP", "JPY", "200"))).isEmpty();
        var contradiction = rates.contradictionOf(rate("GBP", "JPY", "300")).orElseThrow();
        assertThat(contradiction.value().doubleValue()).isBetween(199.99, 200.01);
        assertThat(contradiction)
                .hasToString("1 GBP is 300 JPY, but 200 JPY by the rates of 2026-11-01"
                        + " (1 GBP = 1.2 EUR, 1 USD = 0.9 EUR, 1 USD = 150 JPY)");
    }

    @Test
    void shortestChainCounts() {
        var rates =
                new DayRates(List.of(rate("USD", "JPY", "150"), rate("USD", "EUR", "0.9"), rate("EUR", "JPY", "100")));

        assertThat(rates.contradictionOf(rate("JPY", "EUR", "0.01"))).isEmpty();
    }

    private static ExchangeRate rate(String from, String to, String rate) {
        return new ExchangeRate(
                Currency.getInstance(from),
                LocalDate.parse("2026-11-01"),
                Currency.getInstance(to),
                new BigDecimal(rate));
    }
}
