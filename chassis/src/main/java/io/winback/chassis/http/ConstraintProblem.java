package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.Collection;

/** Names the fields of broken constraints as a caller knows them: the body itself, and the items of a list by their index. */
@ApplicationScoped
class ConstraintProblem implements ProblemPostProcessor {

    private static final String NO_BODY = "must be an object; it is missing or null";

    /** How the framework names the items of a container, such as {@code .<list element>}. */
    private static final String ITEM = "\\.?<[a-z]+ [a-z]+>";

    /** Before {@link CompleteProblem}, which writes the detail. */
    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (!(context.cause instanceof ConstraintViolationException)
                || !(problem.getParameters().get("violations") instanceof Collection<?> violations)) {
            return problem;
        }
        return HttpProblem.builder(problem)
                .with(
                        "violations",
                        violations.stream().map(ConstraintProblem::named).toList())
                .build();
    }

    private static Object named(Object violation) {
        if (!(violation instanceof Violation given)) {
            return violation;
        }
        var field = given.field.replaceAll(ITEM, "");
        var of = Violation.In.valueOf(given.in);
        return field.isEmpty()
                ? of.field(Problems.WHOLE_BODY).message(NO_BODY)
                : of.field(field).message(given.message);
    }
}
