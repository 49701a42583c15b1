package io.winback.chassis.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** JSON that parses, but does not say what we asked for: the path to the place is the field, as in any violation. */
@ApplicationScoped
class JsonFieldProblem implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return misreading(context.cause)
                .filter(misreading -> !problem.getParameters().containsKey("violations"))
                .map(misreading -> named(problem, misreading))
                .orElse(problem);
    }

    private static HttpProblem named(HttpProblem problem, JsonMappingException cause) {
        var misreading = InvalidJson.of(cause);
        return HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withInstance(problem.getInstance())
                .withDetail(
                        misreading.field().isEmpty()
                                ? misreading.message()
                                : misreading.field() + ": " + misreading.message())
                .with(
                        "violations",
                        List.of(Violation.In.body.field(misreading.field()).message(misreading.message())))
                .build();
    }

    private static Optional<JsonMappingException> misreading(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonMappingException misreading) {
                return Optional.of(misreading);
            }
        }
        return Optional.empty();
    }
}
