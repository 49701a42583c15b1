package io.winback.events.customer;

/** The value tier of a customer among all customers. */
public enum Tier {
    TOP,
    HIGH,
    MEDIUM,
    LOW
}
