package io.winback.customer.profile;

import java.util.Collection;

/** The days of orders in the time zone of their customers. */
public interface PurchaseDays {

    /** Recomputes the days of customers whose time zone has changed. */
    void recompute(Collection<Customer> customers);
}
