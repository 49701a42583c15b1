package io.winback.chassis.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.AccessConfiguration.Exposure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/** Decides who may read {@code /q/metrics} and {@code /q/openapi}, which are no resources. */
@ApplicationScoped
class OperationsPolicy implements HttpSecurityPolicy {

    private static final Set<Role> OF_METRICS = EnumSet.of(Role.OPERATOR, Role.ADMIN, Role.SERVICE);

    private final AccessConfiguration configuration;

    OperationsPolicy(AccessConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        boolean isMetrics = request.normalizedPath().startsWith("/q/metrics");
        var exposure = isMetrics ? configuration.metrics() : configuration.openapi();
        var roles = isMetrics ? OF_METRICS : EnumSet.allOf(Role.class);
        return exposure == Exposure.PUBLIC
                ? CheckResult.permit()
                : identity.map(caller -> {
                    boolean isAllowed = roles.stream().map(Role::name).anyMatch(caller::hasRole);
                    if (!isAllowed && !caller.isAnonymous()) {
                        AccessRefusal.noteRoles(request, roles);
                    }
                    return new CheckResult(isAllowed);
                });
    }
}
