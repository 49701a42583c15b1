package io.winback.customer.models;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Measures how well a score ranks the customers to whom an event happened. */
public final class Ranking {

    private static final double NORMAL_975 = 1.959964;

    private Ranking() {}

    /**
     * The area under the ROC curve: the probability that a positive has a higher score than a negative, with ties as half.
     *
     * @param low end of the 95 % interval of Hanley and McNeil (Radiology 143, 1982)
     * @param high its other end
     */
    public record Auc(double value, double low, double high) {}

    /**
     * @param scores one for each customer; higher means likelier
     * @param happened whether the event happened, in the same order
     * @return NaN values if it happened to all or none
     */
    public static Auc auc(double[] scores, boolean[] happened) {
        var order = ascending(scores);
        double rankSum = 0;
        long positives = 0;
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && scores[order[j]] == scores[order[i]]) {
                j++;
            }
            double rank = (i + j + 1) / 2.0;
            for (int k = i; k < j; k++) {
                if (happened[order[k]]) {
                    rankSum += rank;
                    positives++;
                }
            }
            i = j;
        }
        long negatives = order.length - positives;
        double auc = (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double variance = (auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc))
                / ((double) positives * negatives);
        double margin = NORMAL_975 * Math.sqrt(variance);
        return new Auc(auc, Math.max(0, auc - margin), Math.min(1, auc + margin));
    }

    /**
     * The share of a total that the tenth with the highest scores has; of equal scores, a proportionate part.
     *
     * @return NaN if the total is 0
     */
    public static double shareOfTopTenth(double[] scores, double[] amounts) {
        var order = ascending(scores);
        double wanted = scores.length / 10.0;
        double taken = 0;
        double share = 0;
        for (int i = order.length; i > 0 && taken < wanted; ) {
            int j = i;
            double tied = 0;
            while (j > 0 && scores[order[j - 1]] == scores[order[i - 1]]) {
                tied += amounts[order[j - 1]];
                j--;
            }
            double part = Math.min(1, (wanted - taken) / (i - j));
            share += part * tied;
            taken += part * (i - j);
            i = j;
        }
        return share / Arrays.stream(amounts).sum();
    }

    private static int[] ascending(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
