package io.winback.chassis.http;

/** The state of a resource does not allow the request: 409. */
public class Conflict extends RuntimeException {

    public Conflict(String message) {
        super(message);
    }
}
