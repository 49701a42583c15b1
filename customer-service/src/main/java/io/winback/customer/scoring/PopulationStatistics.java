package io.winback.customer.scoring;

import io.winback.customer.exchange.ComparableCurrencies;
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
    private final ComparableCurrencies currencies;
    private final List<PurchaseHistory> histories = new ArrayList<>();
    private final List<double[]> recencyAndFrequency = new ArrayList<>();
    /** By the reference currency of comparable amounts, and in it. */
    private final Map<String, List<Double>> revenues = new HashMap<>();

    private final Map<String, Double> meanRevenues = new HashMap<>();
    private final Map<String, List<Spend>> spends = new HashMap<>();
    private final Map<String, Histogram> gaps = new HashMap<>();
    private final Histogram allGaps = new Histogram();
    private long purchases;

    /** @param oneIn the sample has one of this many customers */
    PopulationStatistics(LocalDate asOf, int oneIn, ComparableCurrencies currencies) {
        this.asOf = asOf;
        this.oneIn = oneIn;
        this.currencies = currencies;
    }

    void add(OrderHistory history) {
        histories.add(history.purchases(asOf));
        purchases += history.days().length;
        recencyAndFrequency.add(new double[] {history.last().getEpochSecond(), history.days().length});
        var reference = currencies.referenceOf(history.currency());
        double factor = currencies.factorOf(history.currency()).doubleValue();
        revenues.computeIfAbsent(reference, any -> new ArrayList<>())
                .add(factor * history.revenue().amount().doubleValue());
        history.spend().ifPresent(spend -> spends.computeIfAbsent(reference, any -> new ArrayList<>())
                .add(new Spend(spend.purchases(), factor * spend.mean())));
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

    /** The currencies that are comparable on this day. */
    ComparableCurrencies currencies() {
        return currencies;
    }

    /** The spends of each group of comparable currencies, by and in its reference currency. */
    Map<String, List<Spend>> spends() {
        return spends;
    }

    /** The reference currency of most spends; empty if there are none. */
    String mainCurrency() {
        return spends.entrySet().stream()
                .max(Comparator.comparingInt((Entry<String, List<Spend>> entry) ->
                                entry.getValue().size())
                        .thenComparing(Entry::getKey))
                .map(Entry::getKey)
                .orElse("");
    }

    /** Pearson's correlation of frequency and mean spend in the main currency; NaN with fewer than two customers. */
    double correlationOfFrequencyAndSpend() {
        var main = spends.getOrDefault(mainCurrency(), List.of());
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

    /**
     * The quintiles by time of the last order, number of purchase days, and revenue.
     *
     * @param monetary by the reference currency of comparable amounts, and in it
     */
    record Borders(Quintiles recency, Quintiles frequency, Map<String, Quintiles> monetary) {}

    Borders borders() {
        var monetary = new HashMap<String, Quintiles>();
        revenues.forEach((reference, amounts) -> monetary.put(
                reference,
                Quintiles.of(amounts.stream().mapToDouble(Double::doubleValue).toArray())));
        return new Borders(quintiles(0), quintiles(1), monetary);
    }

    /**
     * What an amount of the customer is multiplied by to compare it with other customers. Where currencies are not comparable, an
     * amount counts in multiples of the mean revenue of its own group.
     */
    double scaleOf(OrderHistory history) {
        double factor = currencies.factorOf(history.currency()).doubleValue();
        if (revenues.size() < 2) {
            return factor;
        }
        double mean = meanRevenues.computeIfAbsent(
                currencies.referenceOf(history.currency()),
                reference -> revenues.getOrDefault(reference, List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0));
        return mean > 0 ? factor / mean : 0;
    }

    private Quintiles quintiles(int measure) {
        return Quintiles.of(recencyAndFrequency.stream()
                .mapToDouble(values -> values[measure])
                .toArray());
    }
}
