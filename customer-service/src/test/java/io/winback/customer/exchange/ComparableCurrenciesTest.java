package io.winback.customer.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ComparableCurrenciesTest {

    @Test
    void currencyWithoutARateIsAGroupOfItsOwn() {
        var currencies = ComparableCurrencies.NONE;

        assertThat(currencies.referenceOf("USD")).isEqualTo("USD");
        assertThat(currencies.referenceOf("JPY")).isEqualTo("JPY");
        assertThat(currencies.factorOf("USD")).isEqualByComparingTo("1");
    }

    @Test
    void ratesToOneCurrencyMakeAllComparable() {
        var currencies = ComparableCurrencies.of(List.of(rate("USD", "JPY", "156.2"), rate("EUR", "JPY", "170")), null);

        assertThat(currencies.referenceOf("USD")).isEqualTo("JPY");
        assertThat(currencies.referenceOf("EUR")).isEqualTo("JPY");
        assertThat(currencies.factorOf("USD")).isEqualByComparingTo("156.2");
        assertThat(currencies.factorOf("JPY")).isEqualByComparingTo("1");
        assertThat(currencies.referenceOf("GBP")).isEqualTo("GBP");
        assertThat(currencies.placeOf("USD")).isEmpty();
        assertThat(currencies.placeOf("GBP")).isEqualTo("GBP");
    }

    @Test
    void ratesConnectCurrenciesInEitherDirection() {
        var currencies =
                ComparableCurrencies.of(List.of(rate("JPY", "USD", "0.0064"), rate("EUR", "USD", "1.1")), "JPY");

        assertThat(currencies.referenceOf("EUR")).isEqualTo("JPY");
        assertThat(currencies.factorOf("EUR").doubleValue()).isCloseTo(1.1 / 0.0064, within(1e-9));
    }

    @Test
    void unconnectedRatesFormTwoGroups() {
        var currencies = ComparableCurrencies.of(
                List.of(rate("USD", "JPY", "156.2"), rate("EUR", "JPY", "170"), rate("CHF", "GBP", "0.9")), "GBP");

        assertThat(currencies.referenceOf("CHF")).isEqualTo("GBP");
        assertThat(currencies.referenceOf("EUR")).isEqualTo("JPY");
        assertThat(currencies.placeOf("JPY")).isEmpty();
        assertThat(currencies.placeOf("CHF")).isEqualTo("GBP");
    }

    @Test
    void laterOfTwoOppositeRatesCounts() {
        var currencies = ComparableCurrencies.of(
                List.of(
                        new ExchangeRate(
                                Currency.getInstance("JPY"),
                                LocalDate.parse("2026-11-02"),
                                Currency.getInstance("USD"),
                                new BigDecimal("0.005")),
                        rate("USD", "JPY", "156.2")),
                "JPY");

        assertThat(currencies.factorOf("USD")).isEqualByComparingTo("200");
    }

    @Test
    void textOfConversionsCanBeReadBack() {
        var currencies =
                ComparableCurrencies.of(List.of(rate("USD", "JPY", "156.20"), rate("EUR", "JPY", "170")), "USD");

        assertThat(ComparableCurrencies.parse(currencies.toString())).isEqualTo(currencies);
        assertThat(ComparableCurrencies.parse("")).isEqualTo(ComparableCurrencies.NONE);
        for (var text : List.of("x", "USD:JPY:0", "USD:JPY:-1", "USD:yen:1", "USD:JPY:1e999999999", "USD:JPY:x")) {
            assertThatThrownBy(() -> ComparableCurrencies.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ExchangeRate rate(String from, String to, String rate) {
        return new ExchangeRate(
                Currency.getInstance(from),
                LocalDate.parse("2026-11-01"),
                Currency.getInstance(to),
                new BigDecimal(rate));
    }
}
