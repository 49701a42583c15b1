package io.winback.customer.complaint;

/** The states of a complaint. */
public enum ComplaintState {
    OPEN,
    ANSWERED,
    RESOLVED,
    REOPENED;

    /** Whether the customer still waits for a resolution. */
    boolean isUnresolved() {
        return this != RESOLVED;
    }
}
