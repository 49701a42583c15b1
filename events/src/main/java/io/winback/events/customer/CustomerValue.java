package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The value of a customer as of a date: past orders and predictions. Predictions are absent where no model could be fitted.
 *
 * @param revenue of all orders in the currency of the first; absent without orders
 * @param pAlive the probability, 0 to 1, that the customer has not left for good, P(alive)
 * @param pNoOrder the probability, 0 to 1, that the customer does not order within the horizon of the deployment
 * @param expectedOrders the expected number of orders within that horizon, including the probability of churn
 * @param expectedSpend the expected amount on a purchase day
 * @param lifetimeValue the expected value over the long horizon of the deployment, discounted (CLV)
 */
public record CustomerValue(
        int orders,
        Instant firstOrderAt,
        Instant lastOrderAt,
        Money revenue,
        Rfm rfm,
        Double pAlive,
        Double pNoOrder,
        Double expectedOrders,
        Money expectedSpend,
        Money lifetimeValue,
        Tier tier,
        LocalDate asOf) {

    /** A value without predictions. */
    public CustomerValue(
            int orders, Instant firstOrderAt, Instant lastOrderAt, Money revenue, Rfm rfm, Tier tier, LocalDate asOf) {
        this(orders, firstOrderAt, lastOrderAt, revenue, rfm, null, null, null, null, null, tier, asOf);
    }
}
