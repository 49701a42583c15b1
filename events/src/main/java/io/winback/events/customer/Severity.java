package io.winback.events.customer;

/** The severity of a complaint. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
