package io.winback.chassis.limits;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.Role;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses an export or an upload with 429 while the caller has too many of them. One counts until its answer is sent, or its
 * connection ends. Services of the installation have no limit.
 */
@Provider
class RequestsAtOnceFilter implements ContainerRequestFilter {

    private static final long RETRY_AFTER_SECONDS = 5;

    private final ResourceInfo resource;

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RateLimitConfiguration> configuration;

    private final Instance<RequestsAtOnce> requests;
    private final Instance<Caller> caller;
    private final CurrentVertxRequest current;

    RequestsAtOnceFilter(
            ResourceInfo resource,
            Instance<RateLimitConfiguration> configuration,
            Instance<RequestsAtOnce> requests,
            Instance<Caller> caller,
            CurrentVertxRequest current) {
        this.resource = resource;
        this.configuration = configuration;
        this.requests = requests;
        this.caller = caller;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (operation != null
                && operation.isAnnotationPresent(LimitedAtOnce.class)
                && !caller.get().roles().contains(Role.SERVICE)) {
            caller.get().name().ifPresent(this::begin);
        }
    }

    private void begin(String name) {
        int most = configuration.get().atOnce();
        if (!requests.get().begin(name, most)) {
            throw LimitExceeded.problem(
                    "the caller has too many exports and uploads at the same time; at most %d are allowed"
                            .formatted(most),
                    RETRY_AFTER_SECONDS);
        }
        endOnce(current.getCurrent(), () -> requests.get().end(name));
    }

    /** The end handler is never called if the connection was closed before it was added. Then the request ends at once. */
    private static void endOnce(RoutingContext context, Runnable end) {
        var isEnded = new AtomicBoolean();
        Runnable once = () -> {
            if (isEnded.compareAndSet(false, true)) {
                end.run();
            }
        };
        try {
            context.addEndHandler(ended -> once.run());
        } catch (RuntimeException e) {
            once.run();
            throw e;
        }
        if (context.response().closed() || context.response().ended()) {
            once.run();
        }
    }
}
