package io.winback.customer.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of an order, in their order: an order never goes back to an earlier state. */
@Schema(name = "OrderStatus")
public enum OrderStatus {
    /** The customer placed the order. */
    PLACED,
    /** The customer has received the order. */
    DELIVERED,
    /** The order was cancelled. It counts for nothing: not as a purchase, and not for revenue. */
    CANCELLED;

    /** Whether an order of this state is a purchase. */
    public boolean counts() {
        return this != CANCELLED;
    }
}
