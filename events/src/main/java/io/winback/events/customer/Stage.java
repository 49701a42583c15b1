package io.winback.events.customer;

/** Where a customer stands with us. */
public enum Stage {
    /** Known, and never bought. */
    PROSPECT,
    ACTIVE,
    AT_RISK,
    CHURNED,
    /** Bought again after having been lost. */
    WON_BACK
}
