package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AmountFormatTest {

    private static final Map<String, String> SYMBOLS = Map.of("$", "USD", "¥", "JPY");
    private static final AmountFormat AMERICAN = new AmountFormat(".", ",", SYMBOLS);
    private static final AmountFormat GERMAN = new AmountFormat(",", ".", Map.of());
    private static final AmountFormat PLAIN = new AmountFormat(".", null, Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,300.00|1300.00|USD",
                "-$48.60|-48.60|USD",
                "$-48.60|-48.60|USD",
                "\u221248.60|-48.60|",
                "￥１，５００|1500|JPY",
                "1,234,567.8|1234567.8|",
                "1200|1200|",
                "1200 ¥|1200|JPY"
            })
    void formatReadsItsMarksAndSymbols(String text, String number, String currency) throws Rejected {
        var amount = AMERICAN.read("total", text);

        assertThat(amount.number()).isEqualTo(number);
        assertThat(amount.currency()).isEqualTo(currency);
    }

    @Test
    void germanFormatReadsGermanNumbers() throws Rejected {
        assertThat(GERMAN.read("total", "1.234,50").number()).isEqualTo("1234.50");
        assertThatThrownBy(() -> GERMAN.read("total", "1,234.50")).hasMessageContaining("\"1,234.50\"");
    }

    @Test
    void anyMarkIsReadWhereNothingSeparatesThousands() throws Rejected {
        var any = new AmountFormat("ANY", null, Map.of());

        assertThat(any.read("total", "1234,50").number()).isEqualTo("1234.50");
        assertThat(any.read("total", "1234.50").number()).isEqualTo("1234.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,200", "¥1,200", "1.234,50", "$5", "NaN", "1e309", "", "-", "--5", "1 200", "5 EUR"})
    void plainFormatReadsPlainNumbersOnly(String text) {
        assertThatThrownBy(() -> PLAIN.read("total", text))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("1200 or 11.77")
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"1200.00,JPY", "1.000,BHD", "1.50,EUR", "1,EUR"})
    void decimalsOfTheCurrencyAreRead(String amount, String currency) throws Rejected {
        assertThat(CurrencyAmounts.money("total", new BigDecimal(amount), Currency.getInstance(currency)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"1.000,EUR", "12.000,JPY", "12.50,JPY", "1.0000,BHD", "1.005,USD"})
    void moreDecimalsThanTheCurrencyHasAreRejected(String amount, String currency) {
        assertThatThrownBy(() -> CurrencyAmounts.money("total", new BigDecimal(amount), Currency.getInstance(currency)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "DEM", "FRF", "HRK", "XAU", "eur", "EURO", ""})
    void currencyOutOfUseIsRejected(String code) {
        assertThatThrownBy(() -> CurrencyAmounts.currency("currency", code)).isInstanceOf(Rejected.class);
    }
}
