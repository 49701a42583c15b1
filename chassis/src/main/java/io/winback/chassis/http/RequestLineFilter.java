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

/**
 * Refuses a path with parameters after a semicolon, which would otherwise be cut off so that the path names another resource,
 * and a Content-Type that is no media type.
 */
@Provider
@PreMatching
class RequestLineFilter implements ContainerRequestFilter {

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
            throw HttpProblem.valueOf(Response.Status.BAD_REQUEST, "the path must not contain a semicolon");
        }
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isMediaType(type)) {
            throw UnsupportedMediaType.of(type, "a media type such as application/json");
        }
    }

    private static boolean isMediaType(String text) {
        try {
            return !text.isBlank() && MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
