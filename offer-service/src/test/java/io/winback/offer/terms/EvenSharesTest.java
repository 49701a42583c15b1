package io.winback.offer.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

import static org.assertj.core.api.Assertions.assertThat;

class EvenSharesTest {

    @Property
    void sharesAreTheTotalTogetherAndHoldAsManyUnitsAsTheTotal(
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal total,
            @ForAll @BigRange(min = "0.01", max = "50000") @Scale(2) BigDecimal unit,
            @ForAll @IntRange(min = 1, max = 64) int count) {

        var shares = EvenShares.of(total, unit, count);

        assertThat(shares).hasSize(count).allMatch(share -> share.signum() >= 0);
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
        assertThat(shares.stream().map(share -> unitsIn(share, unit)).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(unitsIn(total, unit));
    }

    private static BigDecimal unitsIn(BigDecimal amount, BigDecimal unit) {
        return amount.divide(unit, 0, RoundingMode.DOWN);
    }
}
