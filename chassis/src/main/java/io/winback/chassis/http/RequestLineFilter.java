package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Refuses a path that the framework would shorten so that it names another resource: with parameters after a semicolon, an empty
 * segment, a slash at its end, or a segment that is {@code .} or {@code ..}. Refuses an empty Idempotency-Key, and a Content-Type
 * that is empty or no media type.
 */
@Provider
@PreMatching
class RequestLineFilter implements ContainerRequestFilter {

    private static final Pattern SHORTENED = Pattern.compile("//|/(\\.|%2[eE]){1,2}(/|$)");

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RestConfiguration> configuration;

    /** The request as it came: the framework has already cut the path off. */
    private final RoutingContext received;

    RequestLineFilter(Instance<RestConfiguration> configuration, RoutingContext received) {
        this.configuration = configuration;
        this.received = received;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (configuration.get().isPage(request.getUriInfo().getPath())) {
            return;
        }
        if (received.request().path().contains(";")) {
            throw new InvalidInput("path", "path", "must not contain a semicolon");
        }
        if (SHORTENED.matcher(received.request().path()).find()) {
            throw HttpProblem.valueOf(
                    Response.Status.BAD_REQUEST, "the path must not contain an empty segment, or one that is . or ..");
        }
        if (received.request().path().length() > 1 && received.request().path().endsWith("/")) {
            throw HttpProblem.valueOf(
                    Response.Status.NOT_FOUND, "there is no resource with this path: it must not end with a slash");
        }
        IdempotencyKeys.requireNotEmpty(request.getHeaderString(IdempotencyKeys.HEADER));
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.isBlank()) {
            throw new InvalidInput(
                    HttpHeaders.CONTENT_TYPE,
                    "header",
                    "must not be empty; expected a media type such as application/json");
        }
        if (type != null && !isMediaType(type)) {
            throw UnsupportedMediaType.of(type, "a media type such as application/json");
        }
    }

    private static boolean isMediaType(String text) {
        try {
            return MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
