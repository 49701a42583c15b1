package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.models.LapseClock;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import java.util.Map;

/**
 * Values of the population against which one customer is scored.
 *
 * @param gaps the median days between purchases by category, and of all customers under {@code ""}
 */
record PopulationBaseline(
        PopulationStatistics.Borders borders,
        ComparableCurrencies currencies,
        Map<String, Double> gaps,
        CustomerConfiguration.Lapse lapse) {

    /** The lowest score, for a currency of which the sample has no customer. */
    private static final int UNRANKED = 1;

    static PopulationBaseline of(PopulationStatistics statistics, CustomerConfiguration.Lapse lapse) {
        return new PopulationBaseline(statistics.borders(), statistics.currencies(), statistics.usualGaps(), lapse);
    }

    /** By the customer's own gap after enough purchases, else by the gap of the category, else of all customers. */
    LapseClock lapseClockOf(OrderHistory history) {
        var own = history.medianGap();
        double gap = history.days().length >= lapse.ownGapFrom() && own.isPresent()
                ? own.getAsDouble()
                : categoryGap(history);
        return clock(gap);
    }

    LapseClock clock(double gapDays) {
        return new LapseClock(Math.max(gapDays, lapse.shortestGap()), lapse.atRiskAfter(), lapse.churnedAfter());
    }

    Rfm rfmOf(OrderHistory history) {
        return new Rfm(
                borders.recency().score(history.last().getEpochSecond()),
                borders.frequency().score(history.days().length),
                monetaryScore(history));
    }

    /** Among the customers whose currencies are comparable. */
    private int monetaryScore(OrderHistory history) {
        var quintiles = borders.monetary().get(currencies.referenceOf(history.currency()));
        double factor = currencies.factorOf(history.currency()).doubleValue();
        return quintiles == null
                ? UNRANKED
                : quintiles.score(factor * history.revenue().amount().doubleValue());
    }

    static Tier tierOf(Rfm rfm) {
        return switch (rfm.monetary()) {
            case 5 -> Tier.TOP;
            case 4 -> Tier.HIGH;
            case 3 -> Tier.MEDIUM;
            default -> Tier.LOW;
        };
    }

    private double categoryGap(OrderHistory history) {
        double overall = gaps.getOrDefault("", (double) lapse.unknownGap());
        return history.category() == null ? overall : gaps.getOrDefault(history.category(), overall);
    }
}
