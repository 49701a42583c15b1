package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.models.LapseClock;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import java.util.Map;

/**
 * What a population teaches about one of its members.
 *
 * @param gaps the usual days between purchases by category, and of all under {@code ""}
 */
record PopulationBaseline(
        PopulationStatistics.Borders borders, Map<String, Double> gaps, CustomerConfiguration.Lapse lapse) {

    static PopulationBaseline of(PopulationStatistics statistics, CustomerConfiguration.Lapse lapse) {
        return new PopulationBaseline(statistics.borders(), statistics.usualGaps(), lapse);
    }

    /** Their own gap if they bought often enough, else that of people who buy the like, else that of all. */
    LapseClock lapseClockOf(OrderHistory facts) {
        var own = facts.medianGap();
        double gap =
                facts.days().length >= lapse.ownGapFrom() && own.isPresent() ? own.getAsDouble() : categoryGap(facts);
        return clock(gap);
    }

    LapseClock clock(double gapDays) {
        return new LapseClock(Math.max(gapDays, lapse.shortestGap()), lapse.atRiskAfter(), lapse.churnedAfter());
    }

    Rfm rfmOf(OrderHistory facts) {
        return new Rfm(
                borders.recency().score(facts.last().getEpochSecond()),
                borders.frequency().score(facts.orders()),
                borders.monetary().score(facts.revenue().amount().doubleValue()));
    }

    static Tier tierOf(Rfm rfm) {
        return switch (rfm.monetary()) {
            case 5 -> Tier.TOP;
            case 4 -> Tier.HIGH;
            case 3 -> Tier.MEDIUM;
            default -> Tier.LOW;
        };
    }

    private double categoryGap(OrderHistory facts) {
        var everybody = gaps.getOrDefault("", (double) lapse.unknownGap());
        return facts.category() == null ? everybody : gaps.getOrDefault(facts.category(), everybody);
    }
}
