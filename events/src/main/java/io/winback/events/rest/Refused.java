package io.winback.events.rest;

/** A rule of the business says no: 422 with a code. */
public class Refused extends RuntimeException {

    private final String code;

    /** @param code in upper snake case, as the contract lists it */
    public Refused(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
