package io.winback.chassis.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.winback.events.EventJson;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests that the HTTP server would refuse without a word: an address that cannot be decoded, a long one, long headers,
 * no Host, and a body in an encoding that is not chunked. It comes before every route with a path, also before the filters of the
 * settings ({@code quarkus.http.filter}): to compare its path with such a request fails, and the server answers with plain text.
 */
@ApplicationScoped
class UnreadableRequests {

    /** Of routes with the same order the first that was added comes first. The framework adds the filters of the settings last. */
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private static final int LONGEST_ADDRESS = 4_096;
    private static final int LONGEST_HEADERS = 20_480;
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CHUNKED = "chunked";

    /** The paths of health and metrics, which are no part of the API. Collectors may send a query with brackets. */
    private static final String MANAGEMENT = "/q/";

    private final RestConfiguration configuration;

    UnreadableRequests(RestConfiguration configuration) {
        this.configuration = configuration;
    }

    void observe(@Observes @Priority(SecurityHeaders.FIRST + 1) Router router) {
        // The server refuses a request without Host before the first handler.
        router.route().order(BEFORE_ALL_OTHERS).handler(this::handle).failureHandler(this::handle);
    }

    private void handle(RoutingContext context) {
        var path = pathOf(context.request());
        if (path.startsWith(MANAGEMENT) && isReadable(context::normalizedPath)) {
            context.next();
            return;
        }
        problemWith(context)
                .ifPresentOrElse(
                        problem -> {
                            if (configuration.isPage(path)) {
                                answerPage(context, problem);
                            } else {
                                answerProblem(context, problem, path);
                            }
                        },
                        context::next);
    }

    /** @param field the header that it is about; null for none */
    private record Unreadable(Response.Status status, String field, String message) {}

    private static Optional<Unreadable> problemWith(RoutingContext context) {
        var request = context.request();
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(new Unreadable(
                    Response.Status.REQUEST_URI_TOO_LONG,
                    null,
                    "the path and the query have %d characters; at most %d are allowed"
                            .formatted(request.uri().length(), LONGEST_ADDRESS)));
        }
        int length = request.headers().entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        if (length > LONGEST_HEADERS) {
            return Optional.of(new Unreadable(
                    Response.Status.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    null,
                    "the headers have %d characters; at most %d are allowed".formatted(length, LONGEST_HEADERS)));
        }
        if (request.getHeader(HttpHeaders.HOST) == null && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(new Unreadable(Response.Status.BAD_REQUEST, HttpHeaders.HOST, "is missing"));
        }
        var encodings = request.headers().getAll(TRANSFER_ENCODING);
        if (!encodings.isEmpty() && (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase(CHUNKED))) {
            // The server would take the body for the next request.
            return Optional.of(new Unreadable(Response.Status.BAD_REQUEST, TRANSFER_ENCODING, "must be " + CHUNKED));
        }
        if (!isReadable(context::normalizedPath) || !isReadable(() -> URI.create(pathOf(request)))) {
            return Optional.of(undecodable("path"));
        }
        return isReadable(context::queryParams) && isReadable(() -> URI.create(request.uri()))
                ? Optional.empty()
                : Optional.of(undecodable("query"));
    }

    private static Unreadable undecodable(String part) {
        return new Unreadable(
                Response.Status.BAD_REQUEST,
                null,
                "the %s cannot be decoded; characters that are not allowed there are written as %% and two hexadecimal digits"
                        .formatted(part));
    }

    private static boolean isReadable(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (RuntimeException e) {
            // The server reports a malformed escape in several ways.
            return false;
        }
    }

    private static String pathOf(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).orElse("");
    }

    private void answerPage(RoutingContext context, Unreadable problem) {
        var page = ErrorPage.of(problem.status().getStatusCode(), configuration.pageReaders());
        var response = context.response().setStatusCode(page.getStatus());
        page.getStringHeaders().forEach((name, values) -> response.putHeader(name, values.get(0)));
        end(context, response, (String) page.getEntity());
    }

    private static void answerProblem(RoutingContext context, Unreadable problem, String path) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", CompleteProblem.OF_STATUS);
        body.put("status", problem.status().getStatusCode());
        body.put("title", problem.status().getReasonPhrase());
        body.put("detail", problem.field() == null ? problem.message() : problem.field() + ": " + problem.message());
        body.put("instance", path);
        if (problem.field() != null) {
            body.put(
                    "violations",
                    List.of(Map.of("field", problem.field(), "in", "header", "message", problem.message())));
        }
        var response = context.response()
                .setStatusCode(problem.status().getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        end(context, response, EventJson.write(body));
    }

    /** Closes the connection of HTTP/1, because the body of the request is not read. */
    private static void end(RoutingContext context, HttpServerResponse response, String body) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            response.end(body);
            return;
        }
        response.putHeader("Connection", "close")
                .end(body)
                .onComplete(ended -> context.request().connection().close());
    }
}
