package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Refuses a large body, and a body without a length, unless it is streamed: a body is held in memory. */
@Provider
@PreMatching
class BodySizeFilter implements ContainerRequestFilter {

    /** Resolved at the first request, because filters are created before the configuration. */
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
                    "the body has %s bytes; at most %d are allowed".formatted(length, settings.maxBodySize()));
        }
        if (length == null && request.getHeaderString("Transfer-Encoding") != null) {
            throw HttpProblem.valueOf(
                    Response.Status.LENGTH_REQUIRED,
                    "the body needs a Content-Length; chunked bodies are not accepted");
        }
    }

    private static boolean isBeyond(long limit, String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
