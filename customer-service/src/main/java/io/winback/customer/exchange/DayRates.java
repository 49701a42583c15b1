package io.winback.customer.exchange;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

/**
 * The rates with the same first day. They must agree: of two currencies, a rate in the one direction must be the inverse of the rate
 * in the other, and must be what the rates by other currencies give, each to within {@link #TOLERANCE}. Rates of different days
 * may differ, because rates move.
 *
 * @param rates at most one of each two currencies and direction
 */
record DayRates(Collection<ExchangeRate> rates) {

    /** A share: 1 %. It leaves room for rates that are rounded to a few digits. */
    static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private static final MathContext PRECISION = MathContext.DECIMAL64;
    private static final MathContext SHOWN = new MathContext(6);

    /**
     * A value that contradicts a rate.
     *
     * @param value of one unit of the rate's currency in its other currency
     * @param chain the rates that give the value, from the rate's currency to its other one
     */
    record Contradiction(ExchangeRate rate, BigDecimal value, List<ExchangeRate> chain) {

        /** Both values, and the rates that the second one follows from, in plain decimals. */
        @Override
        public String toString() {
            return "1 %s is %s %s, but %s %s by the rates of %s (%s)"
                    .formatted(
                            rate.currency(),
                            plain(rate.rate()),
                            rate.to(),
                            plain(value.round(SHOWN)),
                            rate.to(),
                            rate.date(),
                            chain.stream().map(Contradiction::equation).collect(joining(", ")));
        }

        private static String equation(ExchangeRate rate) {
            return "1 %s = %s %s".formatted(rate.currency(), plain(rate.rate()), rate.to());
        }

        private static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }

    /** One step of a chain of rates: the value of one unit of the first currency in the currency that the chain has reached. */
    private record Step(Currency reached, BigDecimal value, List<ExchangeRate> chain) {

        /** @param rate from or to the reached currency */
        Step by(ExchangeRate rate) {
            boolean forward = rate.currency().equals(reached);
            var longer = new ArrayList<>(chain);
            longer.add(rate);
            return new Step(
                    forward ? rate.to() : rate.currency(),
                    forward ? value.multiply(rate.rate(), PRECISION) : value.divide(rate.rate(), PRECISION),
                    longer);
        }
    }

    /**
     * What contradicts a rate of this day; empty if nothing does. The shortest chain of rates counts. A rate with the same currencies and
     * direction is replaced, and does not count.
     */
    Optional<Contradiction> contradictionOf(ExchangeRate rate) {
        return shortestChain(rate)
                .filter(chain -> rate.rate()
                                .subtract(chain.value())
                                .abs()
                                .compareTo(chain.value().multiply(TOLERANCE, PRECISION))
                        > 0)
                .map(chain -> new Contradiction(rate, chain.value(), chain.chain()));
    }

    private Optional<Step> shortestChain(ExchangeRate rate) {
        var reached = new ArrayDeque<>(List.of(new Step(rate.currency(), BigDecimal.ONE, List.of())));
        var visited = new HashSet<>(List.of(rate.currency()));
        while (!reached.isEmpty()) {
            var step = reached.remove();
            if (step.reached().equals(rate.to())) {
                return Optional.of(step);
            }
            inOrder(rates).stream()
                    .filter(other -> !other.isOfSamePair(rate))
                    .filter(other -> other.currency().equals(step.reached())
                            || other.to().equals(step.reached()))
                    .map(step::by)
                    .filter(next -> visited.add(next.reached()))
                    .forEach(reached::add);
        }
        return Optional.empty();
    }

    private static List<ExchangeRate> inOrder(Collection<ExchangeRate> rates) {
        return rates.stream()
                .sorted(comparing(rate -> rate.currency() + "/" + rate.to()))
                .toList();
    }

    /**
     * Checks the rates of the configuration.
     *
     * @throws IllegalArgumentException if rates of one day contradict each other
     */
    static void requireAgreement(Collection<ExchangeRate> rates) {
        var byDay = new HashMap<LocalDate, List<ExchangeRate>>();
        for (var rate : inOrder(rates)) {
            var sameDay = byDay.computeIfAbsent(rate.date(), day -> new ArrayList<>());
            new DayRates(sameDay).contradictionOf(rate).ifPresent(contradiction -> {
                throw new IllegalArgumentException(
                        "winback.customer.exchange.rates must agree to within 1 %% on each day: %s"
                                .formatted(contradiction));
            });
            sameDay.add(rate);
        }
    }
}
