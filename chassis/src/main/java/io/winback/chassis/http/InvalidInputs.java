package io.winback.chassis.http;

import java.util.List;
import java.util.stream.Collectors;

/** Input with several wrong fields: 400 with all of these violations. */
public class InvalidInputs extends RuntimeException {

    private final transient List<InvalidInput> violations;

    /** @param detail the problem in one sentence */
    public InvalidInputs(String detail, List<InvalidInput> violations) {
        super(detail);
        this.violations = List.copyOf(violations);
    }

    /**
     * @throws InvalidInput if there is one problem
     * @throws InvalidInputs if there are several
     */
    public static void check(List<InvalidInput> problems) {
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputs(
                    problems.stream()
                            .map(problem -> problem.field() + ": " + problem.getMessage())
                            .collect(Collectors.joining("; ")),
                    problems);
        }
    }

    public List<InvalidInput> violations() {
        return violations;
    }
}
