package io.winback.customer.models;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Holds what was predicted at one time against what happened until a later one. Recency, the plainest of rules, is always
 * in it: a model that does not beat it at telling who comes back may still be worth its calibrated expectation.
 */
public final class Backtest {

    /** From here frequency classes are one. */
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
     * @param silentDays at that day
     * @param gapDays by which the lapse clock measures them
     * @param revenue before that day
     * @param purchases purchase days from then on until the end of the test
     * @param spent on them
     */
    public record Case(
            PurchaseHistory history, long silentDays, double gapDays, double revenue, int purchases, double spent) {

        boolean buysAgain() {
            return purchases > 0;
        }
    }

    /**
     * How well one rule or model did.
     *
     * @param auc of what it ranks people by: a model by the purchases it expects; null if all bought again, or nobody
     * @param aliveAuc of the probability that they are alive; null for a rule, and as above
     * @param expected purchases in all; null for a rule, which expects no number
     * @param brier the mean squared error of its probability of a purchase; null for a rule
     * @param topTenthOfRevenue the share of what was spent that the tenth with the highest scores spent; null if nothing was
     * @param calibration null for a rule
     * @param thresholds in days of silence for recency, in usual gaps for the lapse clock, in the probability of no purchase
     *     for a model; null for a rule that gives nobody up
     */
    public record Verdict(
            String name,
            Ranking.Auc auc,
            Ranking.Auc aliveAuc,
            Double expected,
            Double brier,
            Double topTenthOfRevenue,
            List<FrequencyClass> calibration,
            List<Threshold> thresholds) {}

    /** Mean purchases, expected and actual, of those with so many repeat purchases before; the last class is open. */
    public record FrequencyClass(int repeats, int customers, double expected, double actual) {}

    /**
     * What comes of giving everybody up from here on.
     *
     * @param flagged customers given up
     * @param precision the share of them who did not buy; null if there are none
     * @param recall the share of those who did not buy that were given up
     */
    public record Threshold(double from, int flagged, Double precision, double recall) {}

    /** How many who had been silent for at least so many days, and fewer than the next, bought all the same. */
    public record Silence(int fromDays, int customers, int returned) {}

    public int customers() {
        return cases.size();
    }

    /** Purchases there were in all. */
    public int purchases() {
        return cases.stream().mapToInt(Case::purchases).sum();
    }

    /** The share of customers who bought again. */
    public double shareWhoBuyAgain() {
        return cases.stream().mapToInt(one -> one.buysAgain() ? 1 : 0).average().orElse(Double.NaN);
    }

    /** The plainest rule: who bought last comes back first. */
    public Verdict recency() {
        return givingUp("recency", Case::silentDays, DAYS);
    }

    /** Silence measured in one's own gaps. */
    public Verdict lapseClock() {
        return givingUp("lapseClock", one -> one.silentDays() / one.gapDays(), GAPS);
    }

    /** Revenue so far. */
    public Verdict monetary() {
        return rule("monetary", cases.stream().mapToDouble(Case::revenue).toArray(), null);
    }

    /** A rule that gives some up, and not the others. */
    public Verdict givingUp(String name, Predicate<Case> up) {
        return givingUp(name, one -> up.test(one) ? 1 : 0, 1);
    }

    private Verdict givingUp(String name, ToDoubleFunction<Case> gone, double... from) {
        var given = cases.stream().mapToDouble(gone).toArray();
        return rule(name, DoubleStream.of(given).map(one -> -one).toArray(), thresholds(given, from));
    }

    /** @param scores higher means likelier to buy again */
    private Verdict rule(String name, double[] scores, List<Threshold> thresholds) {
        return new Verdict(name, auc(scores), null, null, null, topTenth(scores), null, thresholds);
    }

    /** @param horizon the length of the test, in the unit of the model */
    public Verdict model(String name, PurchaseModel model, double horizon) {
        var expected = cases.stream()
                .mapToDouble(one -> model.expectedPurchases(one.history(), horizon))
                .toArray();
        var none = cases.stream()
                .mapToDouble(one -> model.probabilityOfNone(one.history(), horizon))
                .toArray();
        return new Verdict(
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

    /** Who comes back by themselves, by how long they had been silent. */
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

    private double brier(double[] none) {
        return IntStream.range(0, none.length)
                .mapToDouble(i -> Math.pow(1 - none[i] - (cases.get(i).buysAgain() ? 1 : 0), 2))
                .average()
                .orElse(Double.NaN);
    }

    private List<FrequencyClass> calibration(double[] expected) {
        var sums = new TreeMap<Integer, double[]>();
        for (int i = 0; i < expected.length; i++) {
            var sum = sums.computeIfAbsent(
                    Math.min(FREQUENT, cases.get(i).history().repeats()), any -> new double[3]);
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

    /** @param gone higher means likelier not to buy again */
    private List<Threshold> thresholds(double[] gone, double... borders) {
        long away = cases.stream().filter(one -> !one.buysAgain()).count();
        var thresholds = new ArrayList<Threshold>();
        for (double from : borders) {
            var flagged =
                    IntStream.range(0, gone.length).filter(i -> gone[i] >= from).toArray();
            long right =
                    IntStream.of(flagged).filter(i -> !cases.get(i).buysAgain()).count();
            thresholds.add(new Threshold(
                    from,
                    flagged.length,
                    flagged.length == 0 ? null : (double) right / flagged.length,
                    away == 0 ? 0 : (double) right / away));
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
