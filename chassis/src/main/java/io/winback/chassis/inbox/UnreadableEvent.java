package io.winback.chassis.inbox;

/** A record that cannot be read as an event. A retry does not help. */
class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String message) {
        super(message);
    }

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
