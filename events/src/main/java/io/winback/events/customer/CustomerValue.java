package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a customer has been worth, and is likely to be, as of a date. What models say is absent where none could be fitted.
 *
 * @param revenue of all orders in the currency of the first; absent without orders
 * @param pAlive the probability, 0 to 1, that they have not left for good
 * @param pNoOrder the probability, 0 to 1, that they do not order within the horizon of the deployment
 * @param expectedOrders how many orders are expected within that horizon, counting the chance that they have left
 * @param expectedSpend what is expected of them on a purchase day
 * @param lifetimeValue what is expected of them over the long horizon of the deployment, discounted
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

    /** One of whom no model says anything. */
    public CustomerValue(
            int orders, Instant firstOrderAt, Instant lastOrderAt, Money revenue, Rfm rfm, Tier tier, LocalDate asOf) {
        this(orders, firstOrderAt, lastOrderAt, revenue, rfm, null, null, null, null, null, tier, asOf);
    }
}
