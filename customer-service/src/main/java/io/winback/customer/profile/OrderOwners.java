package io.winback.customer.profile;

/** Who placed the stored orders. */
public interface OrderOwners {

    /** Whether another customer placed the order. False if the order is not known. */
    boolean isOfAnother(String orderId, String customerId);
}
