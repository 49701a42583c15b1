package io.winback.chassis.http;

/** The state of a resource does not allow the request: 409. */
public class Conflict extends RuntimeException {

    private final String field;

    public Conflict(String message) {
        this(null, message);
    }

    /** @param field of the body that contradicts the present state; null if no single field does */
    public Conflict(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
