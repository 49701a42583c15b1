package io.winback.chassis.limits;

import io.winback.chassis.access.Caller;
import io.winback.chassis.access.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses the requests of a caller beyond its limit with 429. A caller is an API key or a person, and on public pages a network
 * address. Services of the installation have no limit. Every answer of a limited request says how many requests are left.
 */
@Provider
class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STATE = RateLimitState.class.getName();

    private final ResourceInfo resource;

    /** Resolved at the first request, because filters are created before the configuration. */
    private final Instance<RateLimitConfiguration> configuration;

    private final Instance<RateLimits> limits;
    private final Instance<Caller> caller;
    private final Instance<CallerAddress> address;

    RateLimitFilter(
            ResourceInfo resource,
            Instance<RateLimitConfiguration> configuration,
            Instance<RateLimits> limits,
            Instance<Caller> caller,
            Instance<CallerAddress> address) {
        this.resource = resource;
        this.configuration = configuration;
        this.limits = limits;
        this.caller = caller;
        this.address = address;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var operation = resource.getResourceMethod();
        if (!configuration.get().enabled() || operation == null || operation.isAnnotationPresent(NotLimited.class)) {
            return;
        }
        if (operation.isAnnotationPresent(PermitAll.class)) {
            take(
                    request,
                    new RateLimit("address", configuration.get().perAddress()),
                    address.get().name());
        } else if (!caller.get().roles().contains(Role.SERVICE)) {
            caller.get()
                    .name()
                    .ifPresent(name -> take(
                            request, new RateLimit("caller", configuration.get().perCaller()), name));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STATE) instanceof RateLimitState state) {
            state.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        }
    }

    private void take(ContainerRequestContext request, RateLimit limit, String name) {
        var state = limits.get().take(limit, name);
        request.setProperty(STATE, state);
        LimitExceeded.check(state);
    }
}
