package io.winback.chassis.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the OpenAPI document the problems that every operation of a kind may answer (RFC 9457). */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(ProblemResponses::addTo);
        ProblemSchemas.addTo(document.getComponents());
    }

    private static void addTo(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            boolean hasBody = operation.getRequestBody() != null;
            var problems = new TreeMap<String, APIResponse>();
            problems.put("400", problem("The input is malformed or invalid; violations name the fields."));
            if (hasParameter(path, operation, Parameter.In.PATH) && method != PathItem.HttpMethod.PUT) {
                problems.put("404", problem("There is no such resource."));
            }
            if (hasBody && !isStreamed(operation)) {
                problems.put("411", problem("The body has no Content-Length."));
            }
            if (hasBody) {
                problems.put("413", problem("The body is too large."));
                problems.put("415", problem("The content type is not supported."));
            }
            if (hasParameter(path, operation, Parameter.In.HEADER, "Idempotency-Key")) {
                problems.put("409", problem("A request with this Idempotency-Key is in progress."));
                problems.put("422", problem("A business rule refuses it; code names the rule."));
            }
            if (method == PathItem.HttpMethod.PUT) {
                problems.put("409", problem("It was created concurrently; fetch it and retry."));
            }
            if (hasParameter(path, operation, Parameter.In.HEADER, "If-Match")) {
                problems.put("412", problem("It has changed or does not exist."));
            }
            problems.put("503", problem("The database is unavailable or busy; retry after the time in Retry-After."));
            problems.forEach((status, response) -> add(operation, status, response));
            operation.getResponses().getAPIResponses().forEach(ProblemResponses::describe);
        });
    }

    /** A file is read as it arrives, so that it needs no Content-Length. */
    private static boolean isStreamed(Operation operation) {
        var content = operation.getRequestBody().getContent();
        return content != null
                && content.getMediaTypes() != null
                && content.getMediaTypes().containsKey("text/csv");
    }

    private static void add(Operation operation, String status, APIResponse response) {
        var present = operation.getResponses().getAPIResponse(status);
        if (present == null || present.getContent() == null) {
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    /** A status of an error that an operation names itself has the form of a problem, too. */
    private static void describe(String status, APIResponse response) {
        if (response.getContent() == null && status.compareTo("400") >= 0) {
            response.setContent(problem(null).getContent());
        }
    }

    private static boolean hasParameter(PathItem path, Operation operation, Parameter.In in, String name) {
        return parameters(path, operation)
                .anyMatch(parameter -> parameter.getIn() == in && name.equals(parameter.getName()));
    }

    private static boolean hasParameter(PathItem path, Operation operation, Parameter.In in) {
        return parameters(path, operation).anyMatch(parameter -> parameter.getIn() == in);
    }

    private static Stream<Parameter> parameters(PathItem path, Operation operation) {
        return Stream.of(path.getParameters(), operation.getParameters())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
    }

    static APIResponse problem(String description) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(ProblemSchemas.PROBLEM));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType("application/problem+json", media));
    }
}
