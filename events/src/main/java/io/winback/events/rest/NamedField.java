package io.winback.events.rest;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON that parses, but does not say what we asked for: the path to the place is the field, as in any violation. */
@ApplicationScoped
class NamedField implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return misreading(context.cause)
                .filter(misreading -> !problem.getParameters().containsKey("violations"))
                .map(misreading -> named(problem, misreading))
                .orElse(problem);
    }

    private static HttpProblem named(HttpProblem problem, JsonMappingException misreading) {
        var field = pathOf(misreading);
        var message = messageOf(misreading);
        return HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withInstance(problem.getInstance())
                .withDetail(field.isEmpty() ? message : field + ": " + message)
                .with("violations", List.of(Violation.In.body.field(field).message(message)))
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

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** What our own values say of themselves; else what the parser says, without the names of classes. */
    private static String messageOf(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not known; there are " + unknown.getKnownPropertyIds();
        }
        var own = e.getCause() instanceof IllegalArgumentException || e.getCause() instanceof NullPointerException;
        var message = own ? e.getCause().getMessage() : e.getOriginalMessage();
        return message == null
                ? "cannot be read"
                : message.replaceAll("`?\\b(?:[a-z]+\\.)+(?:[A-Za-z]+[.$])*([A-Z]\\w*)(?:<.*>)?`?", "$1")
                        .replaceAll(" \\(class [^)]*\\)", "");
    }
}
