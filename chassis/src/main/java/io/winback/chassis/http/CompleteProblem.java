package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Completes every problem: its type, its title, and a detail in words of the caller instead of the framework. */
@ApplicationScoped
class CompleteProblem implements ProblemPostProcessor {

    /** RFC 9457: the problem has no more meaning than its status. */
    static final URI OF_STATUS = URI.create("about:blank");

    private static final int MOST_VIOLATIONS = 5;

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "the request cannot be read",
            401, "the request needs a credential",
            403, "the credential does not allow this request",
            404, "there is no resource with this path",
            405, "the resource does not support this method",
            406, "the answer is application/json, which Accept does not allow",
            413, "the body is too large",
            500, "the service failed; its log has the cause",
            503, "the service is unavailable or busy; retry later");

    /** How the framework names an error without a detail, and internal reasons. */
    private static final String OF_FRAMEWORK =
            "HTTP \\d{3}.*|No supported MessageBodyReader.*|RESTEASY.*|Unable to .*|The (accept|content-type) header value .*";

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final HttpHeaders request;

    CompleteProblem(HttpHeaders request) {
        this.request = request;
    }

    /** After all others, which may make another problem. */
    @Override
    public int priority() {
        return 0;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var complete = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            complete.withType(OF_STATUS);
        }
        if (problem.getTitle() == null || problem.getTitle().isBlank()) {
            complete.withTitle(reason(problem.getStatusCode()));
        }
        if (isMissing(problem.getDetail())) {
            complete.withDetail(detailOf(problem));
        }
        problem.getHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                complete.withHeader(name, value);
            }
        });
        return complete.build();
    }

    private static boolean isMissing(String detail) {
        return detail == null || detail.isBlank() || detail.matches(OF_FRAMEWORK);
    }

    private String detailOf(HttpProblem problem) {
        if (problem.getStatusCode() == UNSUPPORTED_MEDIA_TYPE) {
            return UnsupportedMediaType.of(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        }
        return problem.getParameters().get("violations") instanceof Collection<?> violations && !violations.isEmpty()
                ? violations.stream()
                        .limit(MOST_VIOLATIONS)
                        .map(CompleteProblem::inWords)
                        .collect(Collectors.joining("; "))
                : DETAILS.getOrDefault(problem.getStatusCode(), reason(problem.getStatusCode()));
    }

    private static String reason(int code) {
        var status = Response.Status.fromStatusCode(code);
        return status == null ? "Status " + code : status.getReasonPhrase();
    }

    private static String inWords(Object violation) {
        return violation instanceof Violation named
                ? named.field.equals(Problems.WHOLE_BODY)
                        ? "the body " + named.message
                        : named.field + ": " + named.message
                : violation.toString();
    }
}
