package io.winback.customer.profile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored orders of customers, by the time from which they count. */
public interface LaterPurchases {

    /** The first order that counts as placed after a moment. */
    Optional<Purchase> firstAfter(Customer customer, Instant moment);

    /** The first order after each of these moments that has one. */
    Map<Moment, Purchase> firstAfter(Collection<Moment> moments);

    /** A moment of one customer. */
    record Moment(Customer customer, Instant at) {}

    /** The orders of a customer that have a coupon code or one of these ids. Cancelled orders do not count. */
    List<Purchase> withCoupon(Customer customer, Collection<String> orderIds);
}
