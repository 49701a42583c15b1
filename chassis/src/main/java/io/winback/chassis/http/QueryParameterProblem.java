package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** A query parameter of the wrong type is no page that is missing, as the framework has it, but bad input with a name. */
@ApplicationScoped
class QueryParameterProblem implements ProblemPostProcessor {

    private final UriInfo uri;

    QueryParameterProblem(UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return context.cause instanceof NotFoundException missing && missing.getCause() != null
                ? named(missing.getCause()).map(QueryParameterProblem::invalid).orElse(problem)
                : problem;
    }

    /** The parameter whose value could not be read, as its reader names the value. */
    private Optional<String> named(Throwable misreading) {
        var words = String.valueOf(misreading.getMessage());
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(words::contains))
                .map(Entry::getKey)
                .findFirst();
    }

    private static HttpProblem invalid(String name) {
        var message = "cannot be read";
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle(Response.Status.BAD_REQUEST.getReasonPhrase())
                .withDetail(name + ": " + message)
                .with("violations", List.of(Violation.In.query.field(name).message(message)))
                .build();
    }
}
