package io.winback.notification.message;

/** The stations of a message. */
public enum MessageState {
    QUEUED,
    /** Waits until it is due again. */
    DEFERRED,
    /** A provider accepted it. */
    SENT,
    DELIVERED,
    BOUNCED,
    FAILED,
    /** Not handed to a provider, on purpose. */
    SKIPPED
}
