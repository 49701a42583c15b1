package io.winback.customer.profile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The stored orders of customers that may end churn episodes. Cancelled orders do not count. */
public interface CustomerPurchases {

    /** A moment of one customer. */
    record Moment(Customer customer, Instant at) {}

    /**
     * The orders, by customer id, that decide which order is the first one after each of these moments. All orders with a coupon
     * code, or with one of these ids, are among them.
     *
     * @param couponOrders the ids of orders for which coupons were used
     */
    Map<String, List<Purchase>> around(Collection<Moment> moments, Collection<String> couponOrders);
}
