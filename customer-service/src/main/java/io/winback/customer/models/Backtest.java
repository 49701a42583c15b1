package io.winback.customer.models;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares predictions of one day with the purchases until a later day. Recency is the baseline: a model that ranks no
 * better than recency may still have a calibrated expectation.
 */
public final class Backtest {

    /** Repeats from which customers share one frequency class. */
    private static final int FREQUENT = 7;

    private static final double[] PROBABILITIES = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    private static final double[] DAYS = {30, 60, 90, 120, 180, 240, 365};
    private static final double[] GAPS = {1, 1.5, 2, 2.5, 3, 4, 6};
    private static final int[] SILENCES = {0, 30, 60, 90, 120, 180, 240, 365};

    private final List<Case> cases;

    public Backtest(List<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * One customer.
     *
     * @param history until the day of calibration, in the unit of the models
     * @param silentDays since the last purchase at that day
     * @param gapDays the usual gap for the lapse clock
     * @param revenue before that day
     * @param purchases purchase days during the test
     * @param spent the spend during the test
     */
    public record Case(
            PurchaseHistory history, long silentDays, double gapDays, double revenue, int purchases, double spent) {

        boolean buysAgain() {
            return purchases > 0;
        }
    }

    /**
     * The accuracy of one rule or model.
     *
     * @param auc of its ranking, for a model by expected purchases; null if all or no customers purchased
     * @param aliveAuc of P(alive); null for a rule, and as above
     * @param expected the expected purchases; null for a rule
     * @param brier the mean squared error of its probability of a purchase; null for a rule
     * @param topTenthOfRevenue the share of spend by the tenth with the highest scores; null without spend
     * @param calibration null for a rule
     * @param thresholds in days of silence for recency, in usual gaps for the lapse clock, in the probability of no purchase
     *     for a model; null for a rule without thresholds
     */
    public record Accuracy(
            String name,
            Ranking.Auc auc,
            Ranking.Auc aliveAuc,
            Double expected,
            Double brier,
            Double topTenthOfRevenue,
            List<FrequencyClass> calibration,
            List<Threshold> thresholds) {}

    /** Mean expected and actual purchases by the number of repeat purchases before. The last class is open. */
    public record FrequencyClass(int repeats, int customers, double expected, double actual) {}

    /**
     * The result of flagging customers from a threshold on.
     *
     * @param flagged the number of flagged customers
     * @param precision the share of flagged customers without a purchase; null without flagged customers
     * @param recall the share of customers without a purchase that were flagged
     */
    public record Threshold(double from, int flagged, Double precision, double recall) {}

    /** Mean actual purchases by the number of repeat purchases before, without a model. The last class is open. */
    public record RepeatClass(int repeats, int customers, double actual) {}

    /**
     * Customers by days of silence, and how many of them purchased. A class ends before the next one begins. The last class
     * is open.
     */
    public record Silence(int fromDays, int customers, int returned) {}

    public int customers() {
        return cases.size();
    }

    /** All purchases during the test. */
    public int purchases() {
        return cases.stream().mapToInt(Case::purchases).sum();
    }

    /** The share of customers with a purchase during the test. */
    public double shareWhoBuyAgain() {
        return cases.stream().mapToInt(one -> one.buysAgain() ? 1 : 0).average().orElse(Double.NaN);
    }

    /** The baseline rule: the most recent purchase is the most likely to repeat. */
    public Accuracy recency() {
        return flagging("recency", Case::silentDays, DAYS);
    }

    /** Silence as a multiple of the customer's gap. */
    public Accuracy lapseClock() {
        return flagging("lapseClock", one -> one.silentDays() / one.gapDays(), GAPS);
    }

    /** Revenue so far. */
    public Accuracy monetary() {
        return rule("monetary", cases.stream().mapToDouble(Case::revenue).toArray(), null);
    }

    /** A rule that flags customers. */
    public Accuracy flagging(String name, Predicate<Case> rule) {
        return flagging(name, one -> rule.test(one) ? 1 : 0, 1);
    }

    private Accuracy flagging(String name, ToDoubleFunction<Case> lossScore, double... from) {
        var given = cases.stream().mapToDouble(lossScore).toArray();
        return rule(name, DoubleStream.of(given).map(one -> -one).toArray(), thresholds(given, from));
    }

    /** @param scores higher means more likely to purchase again */
    private Accuracy rule(String name, double[] scores, List<Threshold> thresholds) {
        return new Accuracy(name, auc(scores), null, null, null, topTenth(scores), null, thresholds);
    }

    /** @param horizon the length of the test, in the unit of the model */
    public Accuracy model(String name, PurchaseModel model, double horizon) {
        var expected = cases.stream()
                .mapToDouble(one -> model.expectedPurchases(one.history(), horizon))
                .toArray();
        var none = cases.stream()
                .mapToDouble(one -> model.probabilityOfNone(one.history(), horizon))
                .toArray();
        return new Accuracy(
                name,
                auc(expected),
                auc(cases.stream()
                        .mapToDouble(one -> model.probabilityAlive(one.history()))
                        .toArray()),
                IntStream.range(0, expected.length)
                        .mapToDouble(i -> expected[i])
                        .sum(),
                brier(none),
                topTenth(expected),
                calibration(expected),
                thresholds(none, PROBABILITIES));
    }

    /** Purchases by the length of silence before. */
    public List<Silence> returnsBySilence() {
        var classes = new ArrayList<Silence>();
        for (int i = 0; i < SILENCES.length; i++) {
            int from = SILENCES[i];
            int to = i + 1 < SILENCES.length ? SILENCES[i + 1] : Integer.MAX_VALUE;
            var silent = cases.stream()
                    .filter(one -> one.silentDays() >= from && one.silentDays() < to)
                    .toList();
            classes.add(new Silence(from, silent.size(), (int)
                    silent.stream().filter(Case::buysAgain).count()));
        }
        return classes;
    }

    /** Purchases by the number of repeat purchases before. */
    public List<RepeatClass> purchasesByRepeats() {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        Backtest::frequencyClass, TreeMap::new, Collectors.summarizingInt(Case::purchases)))
                .entrySet()
                .stream()
                .map(entry -> new RepeatClass(
                        entry.getKey(),
                        (int) entry.getValue().getCount(),
                        entry.getValue().getAverage()))
                .toList();
    }

    private static int frequencyClass(Case one) {
        return Math.min(FREQUENT, one.history().repeats());
    }

    private double brier(double[] none) {
        return IntStream.range(0, none.length)
                .mapToDouble(i -> Math.pow(1 - none[i] - (cases.get(i).buysAgain() ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }

    private List<FrequencyClass> calibration(double[] expected) {
        var sums = new TreeMap<Integer, double[]>();
        for (int i = 0; i < expected.length; i++) {
            var sum = sums.computeIfAbsent(frequencyClass(cases.get(i)), any -> new double[3]);
            sum[0]++;
            sum[1] += expected[i];
            sum[2] += cases.get(i).purchases();
        }
        return sums.entrySet().stream()
                .map(entry -> new FrequencyClass(
                        entry.getKey(),
                        (int) entry.getValue()[0],
                        entry.getValue()[1] / entry.getValue()[0],
                        entry.getValue()[2] / entry.getValue()[0]))
                .toList();
    }

    /** @param lossScores higher means less likely to purchase again */
    private List<Threshold> thresholds(double[] lossScores, double... borders) {
        long lost = cases.stream().filter(one -> !one.buysAgain()).count();
        var thresholds = new ArrayList<Threshold>();
        for (double from : borders) {
            var flagged = IntStream.range(0, lossScores.length)
                    .filter(i -> lossScores[i] >= from)
                    .toArray();
            long right =
                    IntStream.of(flagged).filter(i -> !cases.get(i).buysAgain()).count();
            thresholds.add(new Threshold(
                    from,
                    flagged.length,
                    flagged.length == 0 ? null : (double) right / flagged.length,
                    lost == 0 ? 0 : (double) right / lost));
        }
        return thresholds;
    }

    private Double topTenth(double[] scores) {
        double share = Ranking.shareOfTopTenth(
                scores, cases.stream().mapToDouble(Case::spent).toArray());
        return Double.isNaN(share) ? null : share;
    }

    private Ranking.Auc auc(double[] scores) {
        var auc = Ranking.auc(scores, happened());
        return Double.isNaN(auc.value()) ? null : auc;
    }

    private boolean[] happened() {
        var happened = new boolean[cases.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = cases.get(i).buysAgain();
        }
        return happened;
    }
}
