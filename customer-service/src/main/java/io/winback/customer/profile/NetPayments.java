package io.winback.customer.profile;

import io.winback.events.Money;
import java.util.Collection;
import java.util.Map;

/** What customers paid for orders that the shop has not reported, less what was refunded. */
public interface NetPayments {

    /** What a customer paid for an order. */
    record Payment(String customerId, String orderId, Money paid) {}

    /** What is left of each of these payments. */
    Map<Payment, Money> of(Collection<Payment> payments);
}
