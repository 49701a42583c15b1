package io.winback.customer.profile;

import java.time.Instant;
import java.util.Optional;

/** The stored orders of customers, by the time from which they count. */
public interface LaterPurchases {

    /** The first order that counts as placed after a moment. */
    Optional<Purchase> firstAfter(Customer customer, Instant moment);
}
