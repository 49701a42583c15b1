package io.winback.customer.scoring;

import io.winback.customer.models.GammaGamma.Spend;
import io.winback.customer.models.Histogram;
import io.winback.customer.models.Population;
import io.winback.customer.models.PurchaseHistory;
import io.winback.customer.models.Quintiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** Statistics of a population, or of an even sample of it, as of a date. They hold no customer ids. */
final class PopulationStatistics {

    /** Customers of further categories count for the overall gap only. */
    private static final int MAX_CATEGORIES = 500;

    private final LocalDate asOf;
    private final int oneIn;
    private final List<PurchaseHistory> histories = new ArrayList<>();
    private final List<double[]> rfm = new ArrayList<>();
    private final Map<String, List<Spend>> spends = new HashMap<>();
    private final Map<String, Histogram> gaps = new HashMap<>();
    private final Histogram allGaps = new Histogram();
    private long purchases;

    /** @param oneIn the sample has one of this many customers */
    PopulationStatistics(LocalDate asOf, int oneIn) {
        this.asOf = asOf;
        this.oneIn = oneIn;
    }

    void add(OrderHistory history) {
        histories.add(history.purchases(asOf));
        purchases += history.days().length;
        rfm.add(new double[] {
            history.last().getEpochSecond(),
            history.days().length,
            history.revenue().amount().doubleValue()
        });
        history.spend().ifPresent(spend -> spends.computeIfAbsent(
                        history.revenue().currency().getCurrencyCode(), currency -> new ArrayList<>())
                .add(spend));
        countGaps(history);
    }

    private void countGaps(OrderHistory history) {
        var category =
                history.category() == null || gaps.size() >= MAX_CATEGORIES && !gaps.containsKey(history.category())
                        ? null
                        : gaps.computeIfAbsent(history.category(), name -> new Histogram());
        var days = history.days();
        for (int i = 1; i < days.length; i++) {
            allGaps.add(days[i] - days[i - 1]);
            if (category != null) {
                category.add(days[i] - days[i - 1]);
            }
        }
    }

    int counted() {
        return histories.size();
    }

    /** The number of customers, extrapolated from the sample. */
    int customers() {
        return Math.multiplyExact(histories.size(), oneIn);
    }

    /** Purchase days in the sample. */
    long purchases() {
        return purchases;
    }

    Population population() {
        return Population.of(histories);
    }

    /** The most frequent currency and the spends in it. */
    Entry<String, List<Spend>> mainSpends() {
        return spends.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElse(Map.entry("", List.of()));
    }

    /** Pearson's correlation of frequency and mean spend in the most frequent currency; NaN with fewer than two customers. */
    double correlationOfFrequencyAndSpend() {
        var main = mainSpends().getValue();
        return main.size() < 2
                ? Double.NaN
                : new PearsonsCorrelation()
                        .correlation(
                                main.stream().mapToDouble(Spend::purchases).toArray(),
                                main.stream().mapToDouble(Spend::mean).toArray());
    }

    /** The median days between purchases by category, and of all customers under {@code ""}. */
    Map<String, Double> usualGaps() {
        var usual = new HashMap<String, Double>();
        gaps.forEach((category, counted) -> counted.median().ifPresent(gap -> usual.put(category, gap)));
        allGaps.median().ifPresent(gap -> usual.put("", gap));
        return usual;
    }

    /** The quintiles by time of the last order, number of purchase days, and revenue. */
    record Borders(Quintiles recency, Quintiles frequency, Quintiles monetary) {}

    Borders borders() {
        return new Borders(quintiles(0), quintiles(1), quintiles(2));
    }

    private Quintiles quintiles(int measure) {
        return Quintiles.of(rfm.stream().mapToDouble(values -> values[measure]).toArray());
    }
}
