package io.winback.customer.feedback;

/** How bad it is. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    CRITICAL
}
