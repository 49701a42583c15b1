package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Refuses requests after the shutdown has begun: 503, and the connection is closed. The framework has counted each request
 * before this filter, and waits for it. So a request that passes is completed, up to {@code quarkus.shutdown.timeout}.
 */
@Provider
@PreMatching
@Priority(0)
class ShutdownFilter implements ContainerRequestFilter {

    private static final int SECONDS_TO_WAIT = 2;

    private final Shutdown shutdown;

    ShutdownFilter(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (shutdown.hasBegun()) {
            // Not thrown: each refusal would be logged as an error.
            request.abortWith(HttpProblem.builder()
                    .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                    .withTitle(Response.Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                    .withDetail("the service is shutting down; retry with another connection")
                    .withHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                    .withHeader("Connection", "close")
                    .withInstance(
                            URI.create(request.getUriInfo().getRequestUri().getRawPath()))
                    .build()
                    .toResponse());
        }
    }
}
