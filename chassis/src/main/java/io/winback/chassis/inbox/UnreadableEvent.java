package io.winback.chassis.inbox;

/** A record that is not an event we can understand; it will not be one the next time either. */
class UnreadableEvent extends RuntimeException {

    UnreadableEvent(String message) {
        super(message);
    }

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
