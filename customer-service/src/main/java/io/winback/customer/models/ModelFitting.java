package io.winback.customer.models;

import io.winback.customer.models.GammaGamma.Spend;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fits the models by maximum likelihood. A population that does not determine the parameters is refused. */
public final class ModelFitting {

    /** The minimum numbers for a fit. */
    private static final int MIN_CUSTOMERS = 100;

    /** The minimum number of customers with repeat purchases. */
    public static final int MIN_REPEATERS = 30;

    /** The sizes of the parts of a large population with which a search starts and ends. */
    private static final int FIRST_PART = 2_000;

    private static final int LARGEST_PART = 10_000;

    private ModelFitting() {}

    /** The logarithm of the likelihood of a population under a model. */
    interface Likelihood {
        double of(Population population, PurchaseModel model);
    }

    /** The fitted model; null with a warning if it cannot be fitted. */
    public static <M> Fitted<M> orWarn(String name, Supplier<Fitted<M>> fit, List<String> warnings) {
        try {
            return fit.get();
        } catch (NotFitted e) {
            warnings.add(name + ": " + e.getMessage());
            return null;
        }
    }

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<BgNbd> bgNbd(Population population) {
        return bgNbd(population, Population::logLikelihood);
    }

    static Fitted<BgNbd> bgNbd(Population population, Likelihood likelihood) {
        return fit(
                population,
                likelihood,
                p -> new BgNbd(p[0], p[1], p[2], p[3]),
                model -> new double[] {model.r(), model.alpha(), model.a(), model.b()},
                leavingWithAPurchase(population));
    }

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<MbgNbd> mbgNbd(Population population) {
        return mbgNbd(population, Population::logLikelihood);
    }

    static Fitted<MbgNbd> mbgNbd(Population population, Likelihood likelihood) {
        return fit(
                population,
                likelihood,
                p -> new MbgNbd(p[0], p[1], p[2], p[3]),
                model -> new double[] {model.r(), model.alpha(), model.a(), model.b()},
                leavingWithAPurchase(population));
    }

    /** @throws NotFitted if the population is too small, or has no best parameters */
    public static Fitted<ParetoNbd> paretoNbd(Population population) {
        return paretoNbd(population, Population::logLikelihood);
    }

    static Fitted<ParetoNbd> paretoNbd(Population population, Likelihood likelihood) {
        double scale = population.meanAge();
        return fit(
                population,
                likelihood,
                p -> new ParetoNbd(p[0], p[1], p[2], p[3]),
                model -> new double[] {model.r(), model.alpha(), model.s(), model.beta()},
                List.of(new double[] {0.5, scale / 3, 0.6, scale / 3}, new double[] {1, scale, 1, scale}));
    }

    /** @throws NotFitted if too few bought again, or all spend the same */
    public static Fitted<GammaGamma> gammaGamma(Collection<Spend> spends) {
        requireEnough(Math.max(spends.size(), MIN_CUSTOMERS), spends.size());
        double mean = spends.stream().mapToDouble(Spend::mean).average().orElseThrow();
        if (spends.stream().allMatch(spend -> Math.abs(spend.mean() - mean) < 1e-9 * mean)) {
            throw new NotFitted("all customers spend the same, so the parameters are not determined");
        }
        var ofMany = spends.stream().toList();
        return MaximumLikelihood.fit(
                p -> new GammaGamma(p[0], p[1], p[2]),
                model -> ofMany.stream().mapToDouble(model::logLikelihood).sum(),
                List.of(new double[] {5, 4, mean * 0.6}, new double[] {1, 2, mean}),
                spends.size());
    }

    private static List<double[]> leavingWithAPurchase(Population population) {
        double scale = population.meanAge();
        return List.of(new double[] {0.3, scale / 6, 0.8, 2.5}, new double[] {1, scale, 1, 1});
    }

    /** The search in a large population starts with a part of it, whose peak is near. */
    private static <M extends PurchaseModel> Fitted<M> fit(
            Population population,
            Likelihood likelihood,
            Function<double[], M> model,
            Function<M, double[]> parameters,
            List<double[]> starts) {
        requireEnough(population.customers(), population.repeaters());
        for (int part = FIRST_PART; part <= LARGEST_PART && part < population.customers(); part *= 5) {
            var few = population.thinnedTo(part);
            try {
                var near = search(few, likelihood, model, starts).model();
                return MaximumLikelihood.refine(
                        model, candidate -> likelihood.of(population, candidate), parameters.apply(near));
            } catch (NotFitted e) {
                if (part == LARGEST_PART) {
                    throw e;
                }
                // A larger part may determine the parameters.
            }
        }
        return search(population, likelihood, model, starts);
    }

    private static <M extends PurchaseModel> Fitted<M> search(
            Population population, Likelihood likelihood, Function<double[], M> model, List<double[]> starts) {
        return MaximumLikelihood.fit(
                model, candidate -> likelihood.of(population, candidate), starts, population.customers());
    }

    private static void requireEnough(int customers, int repeaters) {
        if (customers < MIN_CUSTOMERS || repeaters < MIN_REPEATERS) {
            throw new NotFitted(
                    "%d customers, %d of them with repeat purchases, are too few; at least %d and %d are required"
                            .formatted(customers, repeaters, MIN_CUSTOMERS, MIN_REPEATERS));
        }
    }
}
