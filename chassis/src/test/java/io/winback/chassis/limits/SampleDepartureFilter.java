package io.winback.chassis.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds a request with its header until the caller has closed the connection. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class SampleDepartureFilter implements ContainerRequestFilter {

    static final String HEADER = "X-Sample-Departure";

    private final CurrentVertxRequest current;

    SampleDepartureFilter(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HEADER) != null) {
            var response = current.getCurrent().response();
            eventually().untilAsserted(() -> assertThat(response.closed()).isTrue());
        }
    }
}
