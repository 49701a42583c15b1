package io.winback.customer.scoring;

import io.winback.customer.models.GammaGamma.Spend;
import io.winback.customer.models.Gaps;
import io.winback.customer.models.PurchaseHistory;
import io.winback.customer.profile.BoughtCategories;
import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The orders of one customer, as of a date.
 *
 * @param days epoch days with orders in the customer's time zone, distinct and ascending, at least one
 * @param totals the spend on each of these days, in the currency of the revenue
 * @param revenue in the customer's main currency; orders in other currencies are converted as far as they are comparable
 * @param category the category of most orders; null if unknown
 * @param categories of all orders, at most 100, in alphabetical order
 */
record OrderHistory(
        String customerId,
        int orderCount,
        long[] days,
        double[] totals,
        Instant first,
        Instant last,
        Money revenue,
        String category,
        List<String> categories) {

    private static final double DAYS_PER_WEEK = 7;

    long lastDay() {
        return days[days.length - 1];
    }

    /** @param zone of the customer */
    Instant endOfLastDay(ZoneId zone) {
        return LocalDate.ofEpochDay(lastDay() + 1).atStartOfDay(zone).toInstant();
    }

    /** The purchase history in weeks. */
    PurchaseHistory purchases(LocalDate asOf) {
        long age = Math.max(lastDay(), asOf.toEpochDay()) - days[0];
        return new PurchaseHistory(repeats(), (lastDay() - days[0]) / DAYS_PER_WEEK, age / DAYS_PER_WEEK);
    }

    /** Purchase days after the first. */
    int repeats() {
        return days.length - 1;
    }

    /** The mean spend on a repeat purchase day; 0 without one. */
    double meanOfRepeats() {
        return Arrays.stream(totals).skip(1).average().orElse(0);
    }

    /** The input of the spend model; empty without repeat purchases or without spend on them. */
    Optional<Spend> spend() {
        return meanOfRepeats() > 0 ? Optional.of(new Spend(repeats(), meanOfRepeats())) : Optional.empty();
    }

    /** The mean spend on a purchase day. */
    double meanTotal() {
        return Arrays.stream(totals).average().orElse(0);
    }

    /** The code of the currency of the revenue. */
    String currency() {
        return revenue.currency().getCurrencyCode();
    }

    OptionalDouble medianGap() {
        return Gaps.median(days);
    }

    /** The history up to one of its earlier days. Values that are not kept by day are null. */
    OrderHistory upTo(long[] earlierDays) {
        return new OrderHistory(
                customerId,
                earlierDays.length,
                earlierDays,
                Arrays.copyOf(totals, earlierDays.length),
                first,
                null,
                null,
                category,
                categories);
    }

    BoughtCategories bought() {
        return new BoughtCategories(categories, category);
    }

    /** The purchase days up to a day; empty if there are none. */
    Optional<long[]> daysUntil(LocalDate day) {
        var before = Arrays.stream(days).takeWhile(d -> d <= day.toEpochDay()).toArray();
        return before.length == 0 ? Optional.empty() : Optional.of(before);
    }
}
