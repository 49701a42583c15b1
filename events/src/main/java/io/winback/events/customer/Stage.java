package io.winback.events.customer;

/** The stage of a customer in the lifecycle. */
public enum Stage {
    /** No order yet. */
    PROSPECT,
    ACTIVE,
    AT_RISK,
    CHURNED,
    /** Ordered again after a churn. */
    WON_BACK
}
