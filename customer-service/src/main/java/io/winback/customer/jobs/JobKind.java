package io.winback.customer.jobs;

/** What a job does. */
public enum JobKind {
    IMPORT_ORDERS,
    IMPORT_CUSTOMERS,
    SCORING,
    BACKTEST
}
