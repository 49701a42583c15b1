package io.winback.events;

/** A channel on which messages reach a customer. */
public enum Channel {
    EMAIL,
    SMS,
    CHAT
}
