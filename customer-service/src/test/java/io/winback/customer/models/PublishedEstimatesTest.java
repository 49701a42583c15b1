package io.winback.customer.models;

import io.winback.customer.models.GammaGamma.Spend;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import static io.winback.customer.models.Cdnow.CALIBRATION_END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The models, fitted to the data of the papers, give the published estimates. */
class PublishedEstimatesTest {

    private static final Percentage HALF_A_PERCENT = Percentage.withPercentage(0.5);

    @Test
    void bgNbdMatchesFaderHardieAndLee() {
        var fit = ModelFitting.bgNbd(sample());

        parameters(new double[] {
                    fit.model().r(),
                    fit.model().alpha(),
                    fit.model().a(),
                    fit.model().b()
                })
                .are(0.243, 4.414, 0.793, 2.426);
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.1));
    }

    @Test
    void paretoNbdMatchesFaderHardieAndLee() {
        var fit = ModelFitting.paretoNbd(sample());

        parameters(new double[] {
                    fit.model().r(),
                    fit.model().alpha(),
                    fit.model().s(),
                    fit.model().beta()
                })
                .are(0.553, 10.578, 0.606, 11.669);
        assertThat(fit.logLikelihood()).isCloseTo(-9595.0, within(0.1));
    }

    /** Estimates of the R package CLVTools and of the Python package lifetimes on the same data. */
    @Test
    void mbgNbdMatchesOtherImplementations() {
        var fit = ModelFitting.mbgNbd(sample());

        parameters(new double[] {
                    fit.model().r(),
                    fit.model().alpha(),
                    fit.model().a(),
                    fit.model().b()
                })
                .are(0.525, 6.183, 0.891, 1.614);
    }

    @Test
    void gammaGammaMatchesFaderAndHardie() {
        var fit = ModelFitting.gammaGamma(Cdnow.read("cdnow-sample-orders.csv").spends(CALIBRATION_END));

        parameters(new double[] {fit.model().p(), fit.model().q(), fit.model().v()})
                .are(6.25, 3.74, 15.44);
    }

    /** There are no published estimates, so the test checks that the estimates are a local maximum. */
    @Test
    void wholeCohortIsFittedToItsMaximum() {
        var population = Population.of(Cdnow.read("cdnow-orders.csv").histories(CALIBRATION_END));
        var bg = ModelFitting.bgNbd(population);
        var mbg = ModelFitting.mbgNbd(population);
        var pareto = ModelFitting.paretoNbd(population);

        assertThat(population.customers()).isEqualTo(23_570);
        estimatesAreALocalMaximum(
                bg,
                population,
                m -> new double[] {m.r(), m.alpha(), m.a(), m.b()},
                p -> new BgNbd(p[0], p[1], p[2], p[3]));
        estimatesAreALocalMaximum(
                mbg,
                population,
                m -> new double[] {m.r(), m.alpha(), m.a(), m.b()},
                p -> new MbgNbd(p[0], p[1], p[2], p[3]));
        estimatesAreALocalMaximum(
                pareto,
                population,
                m -> new double[] {m.r(), m.alpha(), m.s(), m.beta()},
                p -> new ParetoNbd(p[0], p[1], p[2], p[3]));
    }

    private static <M extends PurchaseModel> void estimatesAreALocalMaximum(
            Fitted<M> fit, Population population, Function<M, double[]> parameters, Function<double[], M> model) {
        for (int i = 0; i < 4; i++) {
            for (double factor : new double[] {0.995, 1.005}) {
                var neighbour = parameters.apply(fit.model());
                neighbour[i] *= factor;
                assertThat(population.sum(model.apply(neighbour)::logLikelihood))
                        .isLessThan(fit.logLikelihood());
            }
        }
    }

    /** Without variance the expected spend is the spend of all customers. */
    @Test
    void constantSpendIsExpectedOrNotFitted() {
        var same =
                IntStream.range(1, 50).mapToObj(i -> new Spend(1 + i % 5, 20)).toList();
        try {
            assertThat(ModelFitting.gammaGamma(same).model().expectedSpend(3, 20))
                    .isCloseTo(20, within(0.5));
        } catch (NotFitted e) {
            assertThat(e).hasMessageContaining("spend");
        }
    }

    private static Population sample() {
        return Population.of(Cdnow.read("cdnow-sample-orders.csv").histories(CALIBRATION_END));
    }

    private static Estimates parameters(double[] fitted) {
        return published -> {
            assertThat(fitted).hasSameSizeAs(published);
            for (int i = 0; i < published.length; i++) {
                assertThat(fitted[i]).isCloseTo(published[i], HALF_A_PERCENT);
            }
        };
    }

    /** Short for a purchase history. */
    private interface Estimates {
        void are(double... published);
    }
}
