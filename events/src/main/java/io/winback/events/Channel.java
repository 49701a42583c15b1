package io.winback.events;

/** A way to reach a person. */
public enum Channel {
    EMAIL,
    SMS,
    CHAT
}
