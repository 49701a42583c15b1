package io.winback.customer.profile;

import io.winback.events.Money;

/** What customers paid for orders that the shop has not reported, less what was refunded. */
public interface NetPayments {

    /** @param paid for the order */
    Money of(String customerId, String orderId, Money paid);
}
