package io.winback.customer.scoring;

import io.winback.customer.scoring.GammaGamma.Spend;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Fits the models by maximum likelihood. A population that cannot tell the parameters is refused, never guessed at. */
public final class Fit {

    /** Below these numbers the parameters are anybody's guess. */
    private static final int FEWEST_CUSTOMERS = 100;

    private static final int FEWEST_REPEATERS = 30;

    private Fit() {}

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<BgNbd> bgNbd(Population population) {
        return fit(population, p -> new BgNbd(p[0], p[1], p[2], p[3]));
    }

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<MbgNbd> mbgNbd(Population population) {
        return fit(population, p -> new MbgNbd(p[0], p[1], p[2], p[3]));
    }

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<ParetoNbd> paretoNbd(Population population) {
        requireEnough(population.customers(), population.repeaters());
        double scale = population.meanAge();
        return MaximumLikelihood.fit(
                p -> new ParetoNbd(p[0], p[1], p[2], p[3]),
                model -> population.sum(model::logLikelihood),
                List.of(new double[] {0.5, scale / 3, 0.6, scale / 3}, new double[] {1, scale, 1, scale}),
                population.customers());
    }

    /** @throws NotFitted if too few bought again, or all spend the same */
    public static Fitted<GammaGamma> gammaGamma(Collection<Spend> spends) {
        requireEnough(Math.max(spends.size(), FEWEST_CUSTOMERS), spends.size());
        double mean = spends.stream().mapToDouble(Spend::mean).average().orElseThrow();
        if (spends.stream().allMatch(spend -> Math.abs(spend.mean() - mean) < 1e-9 * mean)) {
            throw new NotFitted("everybody spends the same, so there is nothing to tell them apart by");
        }
        var ofMany = spends.stream().toList();
        return MaximumLikelihood.fit(
                p -> new GammaGamma(p[0], p[1], p[2]),
                model -> ofMany.stream().mapToDouble(model::logLikelihood).sum(),
                List.of(new double[] {5, 4, mean * 0.6}, new double[] {1, 2, mean}),
                spends.size());
    }

    private static <M extends PurchaseModel> Fitted<M> fit(Population population, Function<double[], M> model) {
        requireEnough(population.customers(), population.repeaters());
        double scale = population.meanAge();
        return MaximumLikelihood.fit(
                model,
                candidate -> population.sum(candidate::logLikelihood),
                List.of(new double[] {0.3, scale / 6, 0.8, 2.5}, new double[] {1, scale, 1, 1}),
                population.customers());
    }

    private static void requireEnough(int customers, int repeaters) {
        if (customers < FEWEST_CUSTOMERS || repeaters < FEWEST_REPEATERS) {
            throw new NotFitted("%d customers, %d of whom bought again, are too few; it takes %d and %d"
                    .formatted(customers, repeaters, FEWEST_CUSTOMERS, FEWEST_REPEATERS));
        }
    }
}
