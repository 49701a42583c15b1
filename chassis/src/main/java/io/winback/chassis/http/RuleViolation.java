package io.winback.chassis.http;

import java.util.List;

/** A business rule refuses the request: 422 with a code. */
public class RuleViolation extends RuntimeException {

    private final String code;
    private final List<Field> fields;

    /** @param code in upper snake case, as the REST contract lists it */
    public RuleViolation(String code, String message) {
        this(code, message, List.of());
    }

    /** @param fields the fields that the rule refuses, each with its reason */
    public RuleViolation(String code, String message, List<Field> fields) {
        super(message);
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    public String code() {
        return code;
    }

    /** The fields that the rule refuses; empty if it refuses the request as a whole. */
    public List<Field> fields() {
        return fields;
    }

    /** A field of the stored document, such as {@code variants[0].steps[1].template}, and why the rule refuses it. */
    public record Field(String path, String message) {}
}
