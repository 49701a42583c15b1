package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.EventJson;

/** A line is invalid in one of its fields. */
public class Rejected extends Exception {

    private static final int MAX_VALUE = 60;

    private final String field;

    public Rejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /**
     * Shows the value.
     *
     * @param rule what is wrong and what is expected, the same for every value
     * @param value not personal
     */
    public Rejected(String field, String rule, String value) {
        this(field, rule + Rejection.VALUE + EventJson.write(shortened(value)));
    }

    static Rejected of(InvalidInput problem) {
        return new Rejected(problem.field(), problem.getMessage());
    }

    private static String shortened(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE) + "…";
    }

    public String field() {
        return field;
    }

    Rejection at(long line) {
        return new Rejection(line, field, getMessage());
    }
}
