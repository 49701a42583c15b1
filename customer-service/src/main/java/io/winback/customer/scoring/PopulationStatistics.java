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

/**
 * What a population, or a sample of it that is large enough to stand for it, looks like as of a date. It holds some numbers
 * for each customer it counted, and nobody's name.
 */
final class PopulationStatistics {

    /** Categories beyond so many share the gaps of everybody. */
    private static final int MOST_CATEGORIES = 500;

    private final LocalDate asOf;
    private final int oneIn;
    private final List<PurchaseHistory> histories = new ArrayList<>();
    private final List<double[]> rfm = new ArrayList<>();
    private final Map<String, List<Spend>> spends = new HashMap<>();
    private final Map<String, Histogram> gaps = new HashMap<>();
    private final Histogram allGaps = new Histogram();
    private long purchases;

    /** @param oneIn of so many customers one is counted */
    PopulationStatistics(LocalDate asOf, int oneIn) {
        this.asOf = asOf;
        this.oneIn = oneIn;
    }

    void count(OrderHistory facts) {
        histories.add(facts.history(asOf));
        purchases += facts.days().length;
        rfm.add(new double[] {
            facts.last().getEpochSecond(),
            facts.orders(),
            facts.revenue().amount().doubleValue()
        });
        facts.spend().ifPresent(spend -> spends.computeIfAbsent(
                        facts.revenue().currency().getCurrencyCode(), currency -> new ArrayList<>())
                .add(spend));
        countGaps(facts);
    }

    private void countGaps(OrderHistory facts) {
        var category = facts.category() == null || gaps.size() >= MOST_CATEGORIES && !gaps.containsKey(facts.category())
                ? null
                : gaps.computeIfAbsent(facts.category(), name -> new Histogram());
        var days = facts.days();
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

    /** How many customers there are, as far as those that were counted tell. */
    int customers() {
        return Math.multiplyExact(histories.size(), oneIn);
    }

    /** Purchase days of those that were counted. */
    long purchases() {
        return purchases;
    }

    Population population() {
        return Population.of(histories);
    }

    /** Of the currency that most spend in, and its code; empty lists do not occur. */
    Entry<String, List<Spend>> mainSpends() {
        return spends.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElse(Map.entry("", List.of()));
    }

    /** Between how often and how much at a time people of that currency buy; NaN with fewer than two of them. */
    double correlationOfFrequencyAndSpend() {
        var main = mainSpends().getValue();
        return main.size() < 2
                ? Double.NaN
                : new PearsonsCorrelation()
                        .correlation(
                                main.stream().mapToDouble(Spend::purchases).toArray(),
                                main.stream().mapToDouble(Spend::mean).toArray());
    }

    /** The usual days between purchases by category, and of all under {@code ""}. */
    Map<String, Double> usualGaps() {
        var usual = new HashMap<String, Double>();
        gaps.forEach((category, counted) -> counted.median().ifPresent(gap -> usual.put(category, gap)));
        allGaps.median().ifPresent(gap -> usual.put("", gap));
        return usual;
    }

    /** The borders of the fifths by the second of the last order, the number of orders, and the revenue. */
    record Borders(Quintiles recency, Quintiles frequency, Quintiles monetary) {}

    Borders borders() {
        return new Borders(fifths(0), fifths(1), fifths(2));
    }

    private Quintiles fifths(int measure) {
        return Quintiles.of(rfm.stream().mapToDouble(values -> values[measure]).toArray());
    }
}
