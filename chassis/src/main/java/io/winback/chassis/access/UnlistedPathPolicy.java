package io.winback.chassis.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses every path that no other policy lists. A known caller is told that there is no such resource. */
@ApplicationScoped
public class UnlistedPathPolicy implements HttpSecurityPolicy {

    private static final String UNLISTED = UnlistedPathPolicy.class.getName();

    @Override
    public String name() {
        return "unlisted";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        request.put(UNLISTED, true);
        return CheckResult.deny();
    }

    /** Whether the request was refused because of its path alone. */
    public static boolean refused(RoutingContext request) {
        return Boolean.TRUE.equals(request.get(UNLISTED));
    }
}
