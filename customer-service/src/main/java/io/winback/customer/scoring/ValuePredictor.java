package io.winback.customer.scoring;

import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.models.GammaGamma;
import io.winback.customer.models.LifetimeValue;
import io.winback.customer.models.PurchaseModel;
import java.time.LocalDate;
import java.util.Map;

/**
 * Predicts the orders and the value of a customer with the best fitted model.
 *
 * @param spendModels by the reference currency of comparable amounts, and in it
 * @param horizonWeeks how far ahead orders are predicted
 */
record ValuePredictor(
        String name,
        LocalDate fittedAsOf,
        PurchaseModel model,
        Map<String, GammaGamma> spendModels,
        ComparableCurrencies currencies,
        LifetimeValue lifetimeValue,
        double horizonWeeks) {

    /**
     * A prediction for one customer.
     *
     * @param pAlive the probability that the customer has not left
     * @param pNoOrder the probability of no order within the horizon
     * @param expectedOrders within the horizon
     * @param expectedSpend on a purchase day, in the currency of the customer's revenue
     * @param lifetimeValue in that currency
     */
    record Prediction(
            double pAlive, double pNoOrder, double expectedOrders, double expectedSpend, double lifetimeValue) {}

    Prediction predict(OrderHistory history, LocalDate asOf) {
        var purchases = history.purchases(asOf);
        double alive = model.probabilityAlive(purchases);
        double spend = expectedSpend(history);
        return new Prediction(
                alive,
                PurchaseModel.noneGiven(alive, model.probabilityOfNoneIfAlive(purchases, horizonWeeks)),
                alive * model.expectedIfAlive(purchases, horizonWeeks),
                spend,
                lifetimeValue.of(model, purchases, alive, spend));
    }

    /** Without a spend model for the customer's currency, the customer's own mean. A customer who never paid spends nothing. */
    private double expectedSpend(OrderHistory history) {
        if (history.meanTotal() == 0) {
            return 0;
        }
        var spendModel = spendModels.get(currencies.referenceOf(history.currency()));
        if (spendModel == null) {
            return history.meanTotal();
        }
        double factor = currencies.factorOf(history.currency()).doubleValue();
        double expected = spendModel.expectedSpend(history.repeats(), factor * history.meanOfRepeats()) / factor;
        return Double.isFinite(expected) ? expected : history.meanTotal();
    }
}
