package io.winback.customer.scoring;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.models.BgNbd;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.LifetimeValue;
import io.winback.events.Money;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Customers are compared by amounts of one currency, and by purchase days. */
class ComparedValuesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");
    private static final ComparableCurrencies RATES = ComparableCurrencies.parse("JPY:JPY:1,USD:JPY:156.2");
    private static final CustomerConfiguration.Lapse LAPSE = new Lapse();

    @Test
    void twentyDollarsAreWorthMoreThanThreeThousandYenByTheRate() {
        var yen = bought("3000", "JPY", 10);
        var dollars = bought("20", "USD", 10);
        var population = new ArrayList<>(List.of(yen, dollars));
        for (int i = 1; i <= 3; i++) {
            population.add(bought(String.valueOf(100 * i), "JPY", 10));
        }

        var baseline = baseline(RATES, population);

        assertThat(tier(baseline, dollars)).isEqualTo(Tier.TOP);
        assertThat(tier(baseline, yen)).isEqualTo(Tier.HIGH);
    }

    @Test
    void currencyWithoutARateIsRankedAmongItsOwn() {
        var population = new ArrayList<OrderHistory>();
        for (int i = 1; i <= 10; i++) {
            population.add(bought(String.valueOf(3_000 * i), "JPY", 10));
            population.add(bought(String.valueOf(20 * i), "USD", 10));
        }

        var baseline = baseline(ComparableCurrencies.NONE, population);

        for (int i = 0; i < population.size(); i += 2) {
            assertThat(tier(baseline, population.get(i + 1))).isEqualTo(tier(baseline, population.get(i)));
        }
        assertThat(tier(baseline, population.get(19))).isEqualTo(Tier.TOP);
        assertThat(tier(baseline, population.get(0))).isEqualTo(Tier.LOW);
    }

    @Test
    void frequencyCountsPurchaseDays() {
        var population = new ArrayList<OrderHistory>();
        for (int days = 1; days <= 10; days++) {
            population.add(bought("100", "JPY", days));
        }
        var tenOrdersOnOneDay = history(10, new long[] {20_000}, new double[] {1_000}, Money.of("1000", "JPY"));

        var baseline = baseline(ComparableCurrencies.NONE, population);

        assertThat(baseline.rfmOf(tenOrdersOnOneDay))
                .extracting(Rfm::frequency)
                .isEqualTo(baseline.rfmOf(population.get(0)).frequency())
                .isEqualTo(1);
        assertThat(baseline.rfmOf(population.get(9)).frequency()).isEqualTo(5);
    }

    @Test
    void customerWhoNeverPaidIsExpectedToSpendNothing() {
        var free = bought("0", "JPY", 5);

        var prediction = predictor(ComparableCurrencies.NONE).predict(free, TODAY);

        assertThat(prediction.expectedSpend()).isZero();
        assertThat(prediction.lifetimeValue()).isZero();
        assertThat(prediction.expectedOrders()).isPositive();
    }

    @Test
    void spendIsPredictedInTheCurrencyOfTheCustomer() {
        var yen = predictor(RATES).predict(bought("15620", "JPY", 5), TODAY);
        var dollars = predictor(RATES).predict(bought("100", "USD", 5), TODAY);

        assertThat(dollars.expectedSpend()).isCloseTo(yen.expectedSpend() / 156.2, within(1e-9));
        assertThat(dollars.lifetimeValue()).isCloseTo(yen.lifetimeValue() / 156.2, within(1e-9));
    }

    @Test
    void spendOfACurrencyWithoutARateAndAModelIsTheOwnMean() {
        var dollars = predictor(ComparableCurrencies.NONE).predict(bought("100", "USD", 5), TODAY);

        assertThat(dollars.expectedSpend()).isCloseTo(20, within(1e-9));
    }

    /** The scale of an amount in a backtest: the reference currency, or the mean of the own group if there are several. */
    @Test
    void amountsOfIncomparableCurrenciesCountInMultiplesOfTheirMean() {
        var yen = bought("3000", "JPY", 1);
        var dollars = bought("20", "USD", 1);

        assertThat(statistics(RATES, List.of(yen, dollars)).scaleOf(dollars)).isCloseTo(156.2, within(1e-9));
        assertThat(statistics(ComparableCurrencies.NONE, List.of(yen, dollars)).scaleOf(dollars))
                .isCloseTo(1 / 20.0, within(1e-9));
        assertThat(statistics(ComparableCurrencies.NONE, List.of(yen)).scaleOf(yen))
                .isEqualTo(1);
    }

    private static ValuePredictor predictor(ComparableCurrencies currencies) {
        return new ValuePredictor(
                "bgNbd",
                TODAY,
                new BgNbd(0.243, 4.414, 0.793, 2.426),
                Map.of("JPY", new GammaGamma(6.25, 3.74, 15.44)),
                currencies,
                new LifetimeValue(156, 0.1),
                26);
    }

    private static Tier tier(PopulationBaseline baseline, OrderHistory history) {
        return PopulationBaseline.tierOf(baseline.rfmOf(history));
    }

    private static PopulationBaseline baseline(ComparableCurrencies currencies, List<OrderHistory> population) {
        return PopulationBaseline.of(statistics(currencies, population), LAPSE);
    }

    private static PopulationStatistics statistics(ComparableCurrencies currencies, List<OrderHistory> population) {
        var statistics = new PopulationStatistics(TODAY, 1, currencies);
        population.forEach(statistics::add);
        return statistics;
    }

    /** The revenue in equal parts, once a week. */
    private static OrderHistory bought(String revenue, String currency, int days) {
        var dates = new long[days];
        var totals = new double[days];
        Arrays.setAll(dates, i -> 20_000 + 7L * i);
        Arrays.setAll(totals, i -> Double.parseDouble(revenue) / days);
        return history(days, dates, totals, Money.of(revenue, currency));
    }

    private static OrderHistory history(int orders, long[] days, double[] totals, Money revenue) {
        return new OrderHistory(
                "c-1", orders, days, totals, noonOf(days[0]), noonOf(days[days.length - 1]), revenue, null, List.of());
    }

    private static Instant noonOf(long day) {
        return LocalDate.ofEpochDay(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** The defaults. */
    private record Lapse() implements CustomerConfiguration.Lapse {

        @Override
        public double atRiskAfter() {
            return 1.5;
        }

        @Override
        public double churnedAfter() {
            return 2.5;
        }

        @Override
        public int ownGapFrom() {
            return 4;
        }

        @Override
        public int shortestGap() {
            return 14;
        }

        @Override
        public int unknownGap() {
            return 90;
        }
    }
}
