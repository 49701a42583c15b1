package io.winback.events;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CirculatingCurrenciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "XDR", "DEM", "HRK", "CLF"})
    void currencyThatNobodyPaysWithIsNamedInTheProblem(String code) {
        assertThat(CirculatingCurrencies.problemWith(Currency.getInstance(code)))
                .hasValue("must be an ISO 4217 currency that is in use, such as JPY, but is " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "USD", "EUR", "XOF", "BHD"})
    void currencyThatCirculatesHasNoProblem(String code) {
        assertThat(CirculatingCurrencies.problemWith(Currency.getInstance(code)))
                .isEmpty();
    }

    @Test
    void storedMoneyOfACurrencyOutOfUseCanBeRead() throws Exception {
        var marks = EventJson.read("""
                {"amount": 1.50, "currency": "DEM"}""".getBytes(UTF_8), Money.class);

        assertThat(marks).isEqualTo(Money.of("1.5", "DEM"));
    }

    @Test
    void pastCurrencyHasARateButATestCurrencyHasNot() {
        assertThat(CirculatingCurrencies.presentOrPast("DEM").getCurrencyCode()).isEqualTo("DEM");
        assertThatIllegalArgumentException().isThrownBy(() -> CirculatingCurrencies.presentOrPast("XTS"));
    }
}
