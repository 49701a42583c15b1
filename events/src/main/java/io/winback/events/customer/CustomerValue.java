package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a customer has been worth, as of a date.
 *
 * @param revenue of all orders in the currency of the first; absent without orders
 */
public record CustomerValue(
        int orders, Instant firstOrderAt, Instant lastOrderAt, Money revenue, Rfm rfm, Tier tier, LocalDate asOf) {}
