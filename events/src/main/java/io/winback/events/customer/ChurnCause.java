package io.winback.events.customer;

/** How we know that a customer is lost. */
public enum ChurnCause {
    /** Silent for too many of their own usual gaps. */
    LAPSED,
    /** They said so. */
    CANCELLED
}
