package io.winback.customer.complaint;

/** The stations of a complaint. */
enum ComplaintState {
    OPEN,
    ANSWERED,
    RESOLVED,
    REOPENED;

    /** Whether somebody still waits for us. */
    boolean isUnresolved() {
        return this != RESOLVED;
    }
}
