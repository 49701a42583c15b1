package io.winback.chassis.http;

import java.util.List;

/** Input with several wrong fields: 400 with all of these violations. */
public class InvalidInputs extends RuntimeException {

    private final transient List<InvalidInput> violations;

    /** @param detail the problem in one sentence */
    public InvalidInputs(String detail, List<InvalidInput> violations) {
        super(detail);
        this.violations = List.copyOf(violations);
    }

    public List<InvalidInput> violations() {
        return violations;
    }
}
