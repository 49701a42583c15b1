package io.winback.offer.terms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** Divides what is left of a budget into shares. */
final class EvenShares {

    private EvenShares() {}

    /**
     * Shares of whole units, as equal as possible. The first one also holds what is less than a unit.
     *
     * @param unit what one taker takes
     * @param count 0 for no shares: the total stays in the budget
     * @return as many as {@code count}; together they are the total, unless there are none
     */
    static List<BigDecimal> of(BigDecimal total, BigDecimal unit, int count) {
        if (count == 0) {
            return List.of();
        }
        var units =
                total.divide(unit, 0, RoundingMode.DOWN).toBigInteger().divideAndRemainder(BigInteger.valueOf(count));
        var rest = total.remainder(unit);
        int larger = units[1].intValueExact();
        return IntStream.range(0, count)
                .mapToObj(share -> new BigDecimal(units[0])
                        .add(share < larger ? BigDecimal.ONE : BigDecimal.ZERO)
                        .multiply(unit)
                        .add(share == 0 ? rest : BigDecimal.ZERO))
                .toList();
    }
}
