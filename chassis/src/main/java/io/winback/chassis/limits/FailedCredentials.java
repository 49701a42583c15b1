package io.winback.chassis.limits;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.AccessRefusal;
import io.winback.chassis.access.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Counts the wrong credentials that come from a network address, in the memory of this replica. Beyond the limit a wrong credential is
 * answered with 429. A right one always works, so that no caller blocks another at the same address.
 */
@ApplicationScoped
public class FailedCredentials {

    private final LocalLimits limits;
    private final RateLimitConfiguration configuration;
    private final CallerAddress address;

    FailedCredentials(LocalLimits limits, RateLimitConfiguration configuration, CallerAddress address) {
        this.address = address;
        this.limits = limits;
        this.configuration = configuration;
    }

    /**
     * Counts a request whose credential was refused. A request without a credential does not count.
     *
     * @return the state of the limit; empty if the request does not count
     */
    public Optional<RateLimitState> count(RoutingContext request) {
        if (!configuration.enabled() || !hasCredential(request)) {
            return Optional.empty();
        }
        var limit = new RateLimit("failed-credentials", configuration.failuresPerAddress());
        return Optional.of(limits.take(limit, address.of(request)));
    }

    private static boolean hasCredential(RoutingContext request) {
        var headers = request.request().headers();
        return headers.contains(ApiKeyText.HEADER)
                || headers.contains(HttpHeaders.AUTHORIZATION)
                || AccessRefusal.isOfSession(request);
    }
}
