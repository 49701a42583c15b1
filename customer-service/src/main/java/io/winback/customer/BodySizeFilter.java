package io.winback.customer;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Imports are streamed and may be of any size; every other body goes through memory, and is refused when it is large. */
@Provider
@PreMatching
class BodySizeFilter implements ContainerRequestFilter {

    /** Asked for late: filters are made before there is a configuration. */
    private final Instance<CustomerConfiguration> configuration;

    private long mostBytes;

    BodySizeFilter(Instance<CustomerConfiguration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/v1/imports")) {
            return;
        }
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && tooLarge(length)) {
            throw HttpProblem.valueOf(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "a body may have %d bytes; larger ones are imports".formatted(mostBytes()));
        }
        if (length == null && request.getHeaderString("Transfer-Encoding") != null) {
            throw HttpProblem.valueOf(Response.Status.LENGTH_REQUIRED, "only an import may be sent in chunks");
        }
    }

    private boolean tooLarge(String length) {
        try {
            return Long.parseLong(length) > mostBytes();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private long mostBytes() {
        if (mostBytes == 0) {
            mostBytes = configuration.get().maxBodySize();
        }
        return mostBytes;
    }
}
