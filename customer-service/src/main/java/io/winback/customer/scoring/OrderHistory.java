package io.winback.customer.scoring;

import io.winback.customer.models.GammaGamma.Spend;
import io.winback.customer.models.Gaps;
import io.winback.customer.models.PurchaseHistory;
import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one customer bought, as of a date.
 *
 * @param days epoch days of purchases where they live, distinct and rising, at least one
 * @param totals what was spent on each of them, in the currency of the revenue
 * @param category of most of their orders; null if none is known
 */
record OrderHistory(
        String customerId,
        int orders,
        long[] days,
        double[] totals,
        Instant first,
        Instant last,
        Money revenue,
        String category) {

    private static final double DAYS_A_WEEK = 7;

    long lastDay() {
        return days[days.length - 1];
    }

    /** In weeks. */
    PurchaseHistory history(LocalDate asOf) {
        long age = Math.max(lastDay(), asOf.toEpochDay()) - days[0];
        return new PurchaseHistory(repeats(), (lastDay() - days[0]) / DAYS_A_WEEK, age / DAYS_A_WEEK);
    }

    /** Purchase days after the first. */
    int repeats() {
        return days.length - 1;
    }

    /** What they spent on each of these; 0 without any. */
    double meanOfRepeats() {
        return Arrays.stream(totals).skip(1).average().orElse(0);
    }

    /** What a model of spend is fitted to; empty without a repeat purchase, or if these came to nothing. */
    Optional<Spend> spend() {
        return meanOfRepeats() > 0 ? Optional.of(new Spend(repeats(), meanOfRepeats())) : Optional.empty();
    }

    /** What they spend on a purchase day, of all of theirs. */
    double meanTotal() {
        return Arrays.stream(totals).average().orElse(0);
    }

    OptionalDouble medianGap() {
        return Gaps.median(days);
    }

    /** What was known when these were their days; of what is not kept by day, only that it is not known. */
    OrderHistory upTo(long[] earlierDays) {
        return new OrderHistory(
                customerId,
                earlierDays.length,
                earlierDays,
                Arrays.copyOf(totals, earlierDays.length),
                first,
                null,
                null,
                category);
    }

    /** The days up to an earlier one; empty if they had bought nothing yet. */
    Optional<long[]> daysUntil(LocalDate day) {
        var before = Arrays.stream(days).takeWhile(d -> d <= day.toEpochDay()).toArray();
        return before.length == 0 ? Optional.empty() : Optional.of(before);
    }
}
