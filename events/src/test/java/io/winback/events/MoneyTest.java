package io.winback.events;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTest {

    @Test
    void yenHasNoDecimals() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.5", "JPY"));
        assertThat(Money.of("1200.00", "JPY")).isEqualTo(Money.of("1200", "JPY"));
    }

    @Test
    void amountsOfTwoCurrenciesCannotBeCombined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "JPY").plus(Money.of("1", "USD")));
    }

    @Property
    void aShareAndTheRestAddUpToTheAmount(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long cents, @ForAll @IntRange(max = 100) int percent) {
        var whole = new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("USD"));

        var share = whole.percent(BigDecimal.valueOf(percent));

        assertThat(share.isNegative()).isFalse();
        assertThat(whole.isLessThan(share)).isFalse();
        assertThat(share.plus(whole.minus(share))).isEqualTo(whole);
    }
}
