package io.winback.chassis.http;

/** A rule of the business says no: 422 with a code. */
public class RuleViolation extends RuntimeException {

    private final String code;

    /** @param code in upper snake case, as the contract lists it */
    public RuleViolation(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
