package io.winback.chassis.http;

/** What a caller names does not exist: 404. */
public class NotFound extends RuntimeException {

    public NotFound(String message) {
        super(message);
    }
}
