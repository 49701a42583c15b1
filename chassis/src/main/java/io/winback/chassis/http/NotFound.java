package io.winback.chassis.http;

/** The requested resource does not exist: 404. */
public class NotFound extends RuntimeException {

    public NotFound(String message) {
        super(message);
    }
}
