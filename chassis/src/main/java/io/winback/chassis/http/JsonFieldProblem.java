package io.winback.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Names the field of a body that cannot be read, as in any violation. */
@ApplicationScoped
class JsonFieldProblem implements ProblemPostProcessor {

    /** Before {@link CompleteProblem}. */
    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getStatusCode() == 400 && !problem.getParameters().containsKey("violations")
                ? invalidJsonIn(context.cause)
                        .map(invalid -> named(problem, invalid))
                        .orElse(problem)
                : problem;
    }

    private static HttpProblem named(HttpProblem problem, InvalidJson invalid) {
        return HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withInstance(problem.getInstance())
                .withDetail(invalid.detail())
                .with(
                        "violations",
                        List.of(Violation.In.body
                                .field(invalid.field().isEmpty() ? Problems.WHOLE_BODY : invalid.field())
                                .message(invalid.message())))
                .build();
    }

    private static Optional<InvalidJson> invalidJsonIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException misreading) {
                return Optional.of(InvalidJson.of(misreading));
            }
        }
        return Optional.empty();
    }
}
