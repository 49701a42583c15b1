package io.winback.events.customer;

/** How bad something is that somebody complains of. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
