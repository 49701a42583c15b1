package io.winback.customer.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** Properties of every model, parameter and history. */
class PurchaseModelTest {

    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669);
    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final MbgNbd MBG = new MbgNbd(0.525, 6.183, 0.891, 1.614);

    static List<PurchaseModel> models() {
        return List.of(
                PARETO,
                BG,
                MBG,
                new ParetoNbd(2, 3, 0.5, 9),
                new ParetoNbd(0.5, 5, 1, 5),
                new ParetoNbd(0.5, 500, 0.1, 0.01),
                new BgNbd(0.3, 5, 1, 2),
                new MbgNbd(0.3, 5, 1, 2),
                new BgNbd(0.3, 5, 0.2, 0.3),
                new MbgNbd(3, 50, 4, 30));
    }

    /** Fader, Hardie and Lee (2005), section 5: customer 1516 is expected to buy 1.226 times in the next 39 weeks. */
    @Test
    void matchesTheExampleOfThePaper() {
        assertThat(BG.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39))
                .isCloseTo(1.226, within(0.001));
    }

    @Test
    void oneTimeBuyerIsAliveForBgNbdOnly() {
        var once = new PurchaseHistory(0, 0, 38);

        assertThat(BG.probabilityAlive(once)).isEqualTo(1);
        assertThat(MBG.probabilityAlive(once)).isBetween(0.1, 0.9);
        assertThat(PARETO.probabilityAlive(once)).isBetween(0.1, 0.9);
    }

    @ParameterizedTest
    @MethodSource("models")
    void veryLongHistoryHasFiniteResults(PurchaseModel model) {
        var history = new PurchaseHistory(5_000, 38, 38.86);

        assertThat(model.logLikelihood(history)).isFinite();
        assertThat(model.probabilityAlive(history)).isBetween(0.0, 1.0);
        assertThat(model.expectedPurchases(history, 39)).isFinite().isNotNegative();
        assertThat(model.probabilityOfNone(history, 39)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("models")
    void buyerOfTodayIsAliveUnlessGoneWithThePurchase(PurchaseModel model) {
        var today = new PurchaseHistory(3, 20, 20);

        var alive = model.probabilityAlive(today);

        assertThat(alive).isPositive();
        if (model instanceof ParetoNbd) {
            assertThat(alive).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void zeroHorizonExpectsNoPurchase(PurchaseModel model) {
        var history = new PurchaseHistory(4, 20, 30);

        assertThat(model.expectedPurchases(history, 0)).isZero();
        assertThat(model.probabilityOfNone(history, 0)).isCloseTo(1, within(1e-12));
    }

    /** Near a = 1 and s = 1 the published formulas divide by zero; these do not. */
    @Test
    void expectationIsSmoothAtSingularities() {
        var history = new PurchaseHistory(3, 20, 30);

        assertThat(new BgNbd(0.3, 5, 1, 2).expectedPurchases(history, 20))
                .isCloseTo(new BgNbd(0.3, 5, 1 + 1e-6, 2).expectedPurchases(history, 20), within(1e-5));
        assertThat(new ParetoNbd(0.5, 5, 1, 5).expectedPurchases(history, 20))
                .isCloseTo(new ParetoNbd(0.5, 5, 1 + 1e-6, 5).expectedPurchases(history, 20), within(1e-5));
    }

    /** The two sides of alpha = beta are different formulas of the same function. */
    @Test
    void paretoNbdIsSmoothWhereItsScalesAreEqual() {
        var history = new PurchaseHistory(3, 20, 30);

        var below = new ParetoNbd(0.5, 5 - 1e-9, 0.7, 5).logLikelihood(history);
        var above = new ParetoNbd(0.5, 5 + 1e-9, 0.7, 5).logLikelihood(history);

        assertThat(below).isCloseTo(above, within(1e-7));
    }

    @Property(tries = 300)
    void probabilityAliveFallsWithSilence(
            @ForAll("anyModel") PurchaseModel model,
            @ForAll("anyHistory") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.1, max = 200) double longer) {
        var later = new PurchaseHistory(history.repeats(), history.lastAt(), history.age() + longer);

        assertThat(model.probabilityAlive(history)).isBetween(0.0, 1.0);
        assertThat(model.probabilityAlive(later)).isLessThanOrEqualTo(model.probabilityAlive(history) + 1e-12);
    }

    @Property(tries = 300)
    void longerHorizonExpectsMorePurchases(
            @ForAll("anyModel") PurchaseModel model,
            @ForAll("anyHistory") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.1, max = 100) double horizon) {
        assertThat(model.expectedPurchases(history, 2 * horizon))
                .isGreaterThanOrEqualTo(model.expectedPurchases(history, horizon) - 1e-9);
        assertThat(model.probabilityOfNone(history, 2 * horizon))
                .isLessThanOrEqualTo(model.probabilityOfNone(history, horizon) + 1e-12);
    }

    /** E >= 1 - P(none). */
    @Property(tries = 300)
    void expectedPurchasesAndProbabilityOfNoneAgree(
            @ForAll("anyModel") PurchaseModel model,
            @ForAll("anyHistory") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.1, max = 100) double horizon) {
        assertThat(model.expectedPurchases(history, horizon))
                .isGreaterThanOrEqualTo((1 - model.probabilityOfNone(history, horizon)) * (1 - 1e-6) - 1e-12);
    }

    /** A search may end anywhere within its limits, for example where all customers purchase at one rate. */
    @Property(tries = 2_000)
    void everyFitPredictsWhatIsPossible(
            @ForAll("anyFit") PurchaseModel model, @ForAll("anyHistory") PurchaseHistory history) {
        double year = model.expectedIfAlive(history, 52);

        assertThat(model.logLikelihood(history)).isFinite();
        assertThat(model.probabilityAlive(history)).isBetween(0.0, 1.0);
        assertThat(model.probabilityOfNone(history, 52)).isBetween(0.0, 1.0);
        assertThat(year).isFinite().isNotNegative();
        assertThat(year).isLessThanOrEqualTo(model.expectedIfAlive(history, 104) * (1 + 1e-9) + 1e-7);
        assertThat(year).isGreaterThanOrEqualTo((1 - model.probabilityOfNoneIfAlive(history, 52)) * (1 - 1e-6) - 1e-7);
    }

    /** With u = t / (alpha + T), the mean of u / (1 + p u) over a uniform p is ln(1 + u). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.3, 1, 40, 1e6})
    void dropoutIntegralOfAUniformProbability(double u) {
        assertThat(DropoutIntegral.expected(1, 1, 1, u)).isCloseTo(Math.log1p(u), withinPercentage(1e-7));
    }

    @Property(tries = 500)
    void dropoutIntegralEqualsTheSeries(
            @ForAll @DoubleRange(min = 0.05, max = 20) double a,
            @ForAll @DoubleRange(min = 0.05, max = 20) double b,
            @ForAll @DoubleRange(min = 0.05, max = 10) double m,
            @ForAll @DoubleRange(min = 0.01, max = 20) double u) {
        assertThat(DropoutAfterPurchase.expected(a + b - 1 - m, a, a + b - 1, u / (1 + u)))
                .isCloseTo(DropoutIntegral.expected(a, b, m, u), withinPercentage(1e-6));
    }

    @Property(tries = 50)
    void fitDoesNotDependOnTheOrderOfCustomers(
            @ForAll("anyModel") PurchaseModel model, @ForAll("someHistories") List<PurchaseHistory> histories) {
        var backwards = new ArrayList<>(histories);
        Collections.reverse(backwards);

        assertThat(Population.of(backwards).sum(model::logLikelihood))
                .isEqualTo(Population.of(histories).sum(model::logLikelihood));
    }

    /** Expected purchases add up over consecutive horizons. */
    @Property(tries = 200)
    void expectationsAddUpOverHorizons(
            @ForAll("anyModel") PurchaseModel model,
            @ForAll("anyHistory") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.5, max = 300) double weeks) {
        double atOnce = model.expectedPurchases(history, weeks);

        assertThat(new LifetimeValue(weeks, 0).of(model, history, 10))
                .isCloseTo(10 * atOnce, within(1e-9 + 1e-9 * atOnce));
        assertThat(new LifetimeValue(weeks, 0.1).of(model, history, 10)).isLessThanOrEqualTo(10 * atOnce + 1e-9);
    }

    /** Purchases of the first four weeks are discounted to their middle, two weeks ahead. */
    @Test
    void laterSpendIsDiscountedMore() {
        var history = new PurchaseHistory(4, 20, 30);

        assertThat(new LifetimeValue(4, 0.15).of(PARETO, history, 20))
                .isCloseTo(20 * PARETO.expectedPurchases(history, 4) * Math.pow(1.15, -2 / (365.25 / 7)), within(1e-9));
    }

    @Provide
    Arbitrary<PurchaseModel> anyModel() {
        var positive = Arbitraries.doubles().between(0.05, 20);
        var parameters = Combinators.combine(positive, positive, positive, positive);
        return Arbitraries.oneOf(parameters.as(BgNbd::new), parameters.as(MbgNbd::new), parameters.as(ParetoNbd::new));
    }

    /** Parameters in all sizes in which {@link MaximumLikelihood} searches. */
    @Provide
    Arbitrary<PurchaseModel> anyFit() {
        var positive = Arbitraries.doubles().between(-13.5, 13.5).map(Math::exp);
        var parameters = Combinators.combine(positive, positive, positive, positive);
        return Arbitraries.oneOf(parameters.as(BgNbd::new), parameters.as(MbgNbd::new), parameters.as(ParetoNbd::new));
    }

    @Provide
    Arbitrary<PurchaseHistory> anyHistory() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0.1, 300))
                .as((repeats, share, age) -> new PurchaseHistory(repeats, repeats == 0 ? 0 : share * age, age));
    }

    @Provide
    Arbitrary<List<PurchaseHistory>> someHistories() {
        return anyHistory().list().ofMinSize(1).ofMaxSize(50);
    }
}
