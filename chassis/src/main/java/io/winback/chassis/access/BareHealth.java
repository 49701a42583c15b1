package io.winback.chassis.access;

import io.quarkus.arc.Arc;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.AccessConfiguration.Exposure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * {@code /q/health} for callers who may not read the details: the status alone, as a load balancer needs it. The details need an API
 * key with a role; a wrong key counts as none, because a probe must not fail by it.
 */
@ApplicationScoped
class BareHealth {

    private static final String PATHS = "/q/health*";

    private static final Set<Role> OF_DETAILS = Set.of(Role.OPERATOR, Role.ADMIN, Role.SERVICE);

    /** Before the extension that answers with details. */
    private static final int BEFORE_DETAILS = -1;

    private static final int HEALTHY = 200;
    private static final int UNAVAILABLE = 503;

    private final SmallRyeHealthReporter reporter;
    private final AccessConfiguration configuration;
    private final KeyRing keys;

    BareHealth(SmallRyeHealthReporter reporter, AccessConfiguration configuration, KeyRing keys) {
        this.reporter = reporter;
        this.configuration = configuration;
        this.keys = keys;
    }

    void register(@Observes Router router) {
        router.route(PATHS).order(BEFORE_DETAILS).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (showsDetails(request)) {
            request.next();
            return;
        }
        var scope = Arc.container().requestContext();
        scope.activate();
        checks(request.normalizedPath())
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .subscribe()
                .with(
                        health -> {
                            scope.terminate();
                            send(health, request);
                        },
                        failure -> {
                            scope.terminate();
                            request.fail(failure);
                        });
    }

    private boolean showsDetails(RoutingContext request) {
        var sent = request.request().getHeader(ApiKeyText.HEADER);
        return configuration.healthDetails() == Exposure.PUBLIC
                || sent != null
                        && keys.find(sent)
                                .filter(key -> key.includes("GET", request.normalizedPath()))
                                .filter(key -> key.roles().stream().anyMatch(OF_DETAILS::contains))
                                .isPresent();
    }

    private Uni<SmallRyeHealth> checks(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "live" -> reporter.getLivenessAsync();
            case "ready" -> reporter.getReadinessAsync();
            case "started" -> reporter.getStartupAsync();
            default -> reporter.getHealthAsync();
        };
    }

    private static void send(SmallRyeHealth health, RoutingContext request) {
        request.response()
                .setStatusCode(health.isDown() ? UNAVAILABLE : HEALTHY)
                .putHeader("Content-Type", "application/json; charset=UTF-8")
                .end(new JsonObject()
                        .put("status", health.isDown() ? "DOWN" : "UP")
                        .put("checks", new JsonArray())
                        .encode());
    }
}
