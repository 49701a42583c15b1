package io.winback.customer.models;

import io.winback.customer.models.Backtest.Case;
import io.winback.customer.models.Backtest.RepeatClass;
import io.winback.customer.models.Backtest.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacktestTest {

    private final Backtest backtest = new Backtest(List.of(
            customer(0, 0, 1), customer(0, 29, 0), customer(2, 30, 3), customer(7, 364, 0), customer(12, 365, 5)));

    @Test
    void customersAreCountedInOneClassOfSilenceOnly() {
        assertThat(backtest.returnsBySilence())
                .containsExactly(
                        new Silence(0, 2, 1),
                        new Silence(30, 1, 1),
                        new Silence(60, 0, 0),
                        new Silence(90, 0, 0),
                        new Silence(120, 0, 0),
                        new Silence(180, 0, 0),
                        new Silence(240, 1, 0),
                        new Silence(365, 1, 1));
    }

    @Test
    void actualPurchasesAreKnownWithoutAModel() {
        assertThat(backtest.purchasesByRepeats())
                .containsExactly(new RepeatClass(0, 2, 0.5), new RepeatClass(2, 1, 3), new RepeatClass(7, 2, 2.5));
    }

    private static Case customer(int repeats, long silentDays, int purchases) {
        return new Case(
                new PurchaseHistory(repeats, repeats == 0 ? 0 : 10, 52), silentDays, 30, 1, purchases, purchases);
    }
}
