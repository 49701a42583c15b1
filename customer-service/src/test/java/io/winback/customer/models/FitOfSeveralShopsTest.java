package io.winback.customer.models;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** A population of several shops need not follow any model. Its fit ends soon, with a model or with the reason for none. */
class FitOfSeveralShopsTest {

    /** Evaluations of the likelihood in one fit, most of them of a part of the population. */
    private static final int MOST_EVALUATIONS = 3_000;

    static List<Shops> shops() {
        return List.of(
                new Shops().withOneTimeBuyers(9_000).withOrdinaryBuyers(13_000).withLoyalBuyers(6_000),
                new Shops().withOneTimeBuyers(18_000).withLoyalBuyers(10_000),
                new Shops().withOneTimeBuyers(7_000).withSubscribers(21_000));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void fitEvaluatesTheLikelihoodABoundedNumberOfTimes(Shops shops) {
        var population = shops.population();
        assertThat(population.customers()).isEqualTo(28_000);

        endsSoon(count -> ModelFitting.bgNbd(population, count));
        endsSoon(count -> ModelFitting.mbgNbd(population, count));
        endsSoon(count -> ModelFitting.paretoNbd(population, count));
    }

    @Test
    void likelihoodWithoutAPeakIsNotFitted() {
        var loyal = new Shops()
                .withOneTimeBuyers(9_000)
                .withLoyalBuyers(6_000)
                .population()
                .thinnedTo(8_000);

        assertThatThrownBy(() -> ModelFitting.paretoNbd(loyal))
                .isInstanceOf(NotFitted.class)
                .hasMessage(
                        "the purchases of these customers do not determine the parameters: the likelihood has no peak");
    }

    /** Two ways to compute one likelihood: by a continued fraction, and by an integral where that converges slowly. */
    @Test
    void likelihoodIsSmoothWhereItsComputationChanges() {
        for (var history : List.of(
                new PurchaseHistory(0, 0, 38), new PurchaseHistory(3, 0.5, 38), new PurchaseHistory(300, 37, 38))) {
            double lastAt = history.lastAt();
            double small = 2;
            for (double nearly : new double[] {1 - 1e-10, 1 + 1e-10}) {
                double large = (small + lastAt) / 0.01 * nearly - lastAt;
                double next = (small + lastAt) / 0.01 * (2 - nearly) - lastAt;

                assertThat(new ParetoNbd(0.7, small, 0.6, large).logLikelihood(history))
                        .isCloseTo(new ParetoNbd(0.7, small, 0.6, next).logLikelihood(history), within(1e-7));
                assertThat(new ParetoNbd(0.7, large, 0.6, small).logLikelihood(history))
                        .isCloseTo(new ParetoNbd(0.7, next, 0.6, small).logLikelihood(history), within(1e-7));
            }
        }
    }

    /** Scales beyond any shop cost no more than usual ones, and give finite results. */
    @Test
    void extremeScalesHaveFiniteLikelihoods() {
        for (double scale : new double[] {1e-6, 1e-3, 1e3, 1e6}) {
            for (var history : List.of(
                    new PurchaseHistory(0, 0, 100),
                    new PurchaseHistory(40, 99, 100),
                    new PurchaseHistory(1, 1, 1),
                    new PurchaseHistory(2_000, 100, 100))) {
                assertThat(new ParetoNbd(0.5, 8, 0.5 * scale, scale).logLikelihood(history))
                        .isFinite();
                assertThat(new ParetoNbd(0.5 * scale, scale, 0.5, 8).logLikelihood(history))
                        .isFinite();
            }
        }
    }

    private static void endsSoon(Fit fit) {
        var evaluations = new AtomicInteger();
        Supplier<Object> ended = () -> {
            try {
                return fit.with((population, model) -> {
                    evaluations.incrementAndGet();
                    return population.logLikelihood(model);
                });
            } catch (NotFitted e) {
                return e.getMessage();
            }
        };

        assertThat(ended.get()).asString().doesNotContainIgnoringCase("fraction");
        assertThat(evaluations).hasValueLessThan(MOST_EVALUATIONS);
    }

    /** The fit of one model with a given likelihood. */
    private interface Fit {
        Fitted<?> with(ModelFitting.Likelihood likelihood);
    }
}
