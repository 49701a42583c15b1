package io.winback.customer.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Holds what was predicted at one time against what happened until a later one. Recency, the plainest of rules, is always
 * in it: a model that does not beat it at telling who comes back may still be worth its calibrated expectation.
 */
public final class Backtest {

    /** From here frequency classes are one. */
    private static final int FREQUENT = 7;

    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
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
     * @param expected purchases in all; null for a rule, which expects no number
     * @param brier the mean squared error of its probability of a purchase; null for a rule
     * @param topTenthOfRevenue the share of what was spent that the tenth with the highest scores spent
     * @param calibration null for a rule
     * @param thresholds null for a rule
     */
    public record Verdict(
            String name,
            Ranking.Auc auc,
            Double expected,
            Double brier,
            double topTenthOfRevenue,
            List<FrequencyClass> calibration,
            List<Threshold> thresholds) {}

    /** Mean purchases, expected and actual, of those with so many repeat purchases before; the last class is open. */
    public record FrequencyClass(int repeats, int customers, double expected, double actual) {}

    /**
     * What comes of giving up everybody whose probability of no purchase is so high.
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

    /** A rule that only ranks. */
    public Verdict rule(String name, ToDoubleFunction<Case> score) {
        var scores = cases.stream().mapToDouble(score).toArray();
        return new Verdict(name, Ranking.auc(scores, happened()), null, null, topTenth(scores), null, null);
    }

    /** The plainest rule: who bought last comes back first. */
    public Verdict recency() {
        return rule("recency", one -> -one.silentDays());
    }

    /** Silence measured in one's own gaps. */
    public Verdict lapseClock() {
        return rule("lapseClock", one -> -one.silentDays() / one.gapDays());
    }

    /** Revenue so far. */
    public Verdict monetary() {
        return rule("monetary", Case::revenue);
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
                Ranking.auc(expected, happened()),
                IntStream.range(0, expected.length)
                        .mapToDouble(i -> expected[i])
                        .sum(),
                brier(none),
                topTenth(expected),
                calibration(expected),
                thresholds(none));
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

    private List<Threshold> thresholds(double[] none) {
        long gone = cases.stream().filter(one -> !one.buysAgain()).count();
        var thresholds = new ArrayList<Threshold>();
        for (double from : THRESHOLDS) {
            var flagged =
                    IntStream.range(0, none.length).filter(i -> none[i] >= from).toArray();
            long right =
                    IntStream.of(flagged).filter(i -> !cases.get(i).buysAgain()).count();
            thresholds.add(new Threshold(
                    from,
                    flagged.length,
                    flagged.length == 0 ? null : (double) right / flagged.length,
                    gone == 0 ? 0 : (double) right / gone));
        }
        return thresholds;
    }

    private double topTenth(double[] scores) {
        return Ranking.shareOfTopTenth(
                scores, cases.stream().mapToDouble(Case::spent).toArray());
    }

    private boolean[] happened() {
        var happened = new boolean[cases.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = cases.get(i).buysAgain();
        }
        return happened;
    }
}
