package io.winback.events.customer;

import io.winback.events.Money;
import java.time.Instant;
import java.util.List;

/**
 * A customer placed an order. Published once for an order, when it becomes known. An order that was placed long before it became
 * known, or that is cancelled by then, is not published.
 *
 * @param total of the order
 * @param categories of its items, each once, in the order of the items; empty if no item has one
 * @param couponCode the code with which the order was placed; absent without one
 * @param customer the customer with this order, and with all that a decision needs
 */
public record OrderPlaced(
        String customerId,
        String orderId,
        Instant placedAt,
        Money total,
        List<String> categories,
        String couponCode,
        CustomerSnapshot customer)
        implements CustomerEvent {}
