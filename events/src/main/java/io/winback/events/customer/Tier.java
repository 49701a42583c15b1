package io.winback.events.customer;

/** What a customer is worth beside the others. */
public enum Tier {
    TOP,
    HIGH,
    MEDIUM,
    LOW
}
