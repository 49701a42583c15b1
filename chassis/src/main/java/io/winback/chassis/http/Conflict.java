package io.winback.chassis.http;

/** The present state does not allow it: 409. */
public class Conflict extends RuntimeException {

    public Conflict(String message) {
        super(message);
    }
}
