package io.winback.events.customer;

/** How a churn was found. */
public enum ChurnCause {
    /** No order for several times the usual gap between orders. */
    LAPSED,
    /** The customer cancelled. */
    CANCELLED
}
