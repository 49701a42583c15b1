package io.winback.chassis.http;

/** A business rule refuses the request: 422 with a code. */
public class RuleViolation extends RuntimeException {

    private final String code;

    /** @param code in upper snake case, as the REST contract lists it */
    public RuleViolation(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
