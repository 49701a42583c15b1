package io.winback.chassis.http;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/**
 * Adds the headers that tell browsers what an answer may do, to every answer: of resources, pages, files, health and refused
 * requests. A header that the answer already has stays, so that no header stands twice.
 */
@ApplicationScoped
class SecurityHeaders {

    /** The priority of the observer that adds the first route. {@link UnreadableRequests} needs the headers, too. */
    static final int FIRST = 1;

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    /** The tools of development mode load scripts of their own. */
    private static final String TOOLS_OF_DEVELOPMENT = "/q/";

    private static final Map<String, String> HEADERS = Map.of(
            // For answers that are no page. Pages have their own policy.
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            // Scripts and styles have their own lifetime.
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private final RestConfiguration configuration;

    SecurityHeaders(RestConfiguration configuration) {
        this.configuration = configuration;
    }

    void observe(@Observes @Priority(FIRST) Router router) {
        // The server refuses some requests before the first handler.
        router.route().order(BEFORE_ALL_OTHERS).handler(this::addTo).failureHandler(this::addTo);
    }

    private void addTo(RoutingContext context) {
        if (!isToolOfDevelopment(context)) {
            context.addHeadersEndHandler(end -> add(context.response().headers()));
        }
        context.next();
    }

    private void add(MultiMap headers) {
        HEADERS.forEach((name, value) -> addIfAbsent(headers, name, value));
        configuration
                .strictTransportSecurity()
                .ifPresent(value -> addIfAbsent(headers, "Strict-Transport-Security", value));
    }

    private static void addIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static boolean isToolOfDevelopment(RoutingContext context) {
        var path = context.request().path();
        return LaunchMode.current() == LaunchMode.DEVELOPMENT && path != null && path.startsWith(TOOLS_OF_DEVELOPMENT);
    }
}
