package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** A body goes through memory: it must say how long it is, and is refused when it is large, unless it is streamed. */
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
        if (settings.streamed()
                .filter(request.getUriInfo().getPath()::startsWith)
                .isPresent()) {
            return;
        }
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isBeyond(settings.maxBodySize(), length)) {
            throw HttpProblem.valueOf(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "a body may have %d bytes".formatted(settings.maxBodySize()));
        }
        if (length == null && request.getHeaderString("Transfer-Encoding") != null) {
            throw HttpProblem.valueOf(Response.Status.LENGTH_REQUIRED, "a body must not be sent in chunks");
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
