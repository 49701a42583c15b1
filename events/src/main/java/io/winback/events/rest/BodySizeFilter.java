package io.winback.events.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * A body goes through memory, and is refused when it is large, unless it is streamed. Where some are, the server itself
 * has no limit, and all others must say how long they are.
 */
@Provider
@PreMatching
class BodySizeFilter implements ContainerRequestFilter {

    /** Asked for late: filters are made before there is a configuration. */
    private final Instance<RestConfiguration> configuration;

    BodySizeFilter(Instance<RestConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var settings = configuration.get();
        var streamed = settings.streamed();
        if (streamed.filter(request.getUriInfo().getPath()::startsWith).isPresent()) {
            return;
        }
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isBeyond(settings.maxBodySize(), length)) {
            throw HttpProblem.valueOf(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "a body may have %d bytes".formatted(settings.maxBodySize()));
        }
        if (length == null && streamed.isPresent() && request.getHeaderString("Transfer-Encoding") != null) {
            throw HttpProblem.valueOf(
                    Response.Status.LENGTH_REQUIRED, "only bodies of " + streamed.get() + " may be sent in chunks");
        }
    }

    private static boolean isBeyond(long most, String length) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
