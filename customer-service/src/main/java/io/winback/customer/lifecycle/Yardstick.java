package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.scoring.LapseClock;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import java.util.Map;

/**
 * What a population teaches about one of its members.
 *
 * @param gaps the usual days between purchases by category, and of all under {@code ""}
 */
record Yardstick(Census.Borders borders, Map<String, Double> gaps, CustomerConfiguration.Lapse lapse) {

    static Yardstick of(Census census, CustomerConfiguration.Lapse lapse) {
        return new Yardstick(census.borders(), census.usualGaps(), lapse);
    }

    /** Their own gap if they bought often enough, else that of people who buy the like, else that of all. */
    LapseClock clockOf(OrderFacts facts) {
        var own = facts.medianGap();
        double gap = facts.days().length >= lapse.ownGapFrom() && own.isPresent() ? own.getAsDouble() : likeThem(facts);
        return clock(gap);
    }

    LapseClock clock(double gapDays) {
        return new LapseClock(Math.max(gapDays, lapse.shortestGap()), lapse.atRiskAfter(), lapse.churnedAfter());
    }

    Rfm rfmOf(OrderFacts facts) {
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

    private double likeThem(OrderFacts facts) {
        var everybody = gaps.getOrDefault("", (double) lapse.unknownGap());
        return facts.category() == null ? everybody : gaps.getOrDefault(facts.category(), everybody);
    }
}
