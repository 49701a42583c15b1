package io.winback.chassis.access;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
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
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * {@code /q/health} for callers who may not read the details: the status alone, as a load balancer needs it. The details need an API
 * key with a role; a wrong key counts as none, because a probe must not fail by it.
 *
 * <p>Callers share the status for a second, so that any number of them, who need no credential, runs the checks once a second. A
 * service that shuts down shares nothing, so that it is not ready at once.
 */
@ApplicationScoped
class BareHealth {

    private static final String PATHS = "/q/health*";

    private static final String LIVE = "live";
    private static final String READY = "ready";
    private static final String STARTED = "started";
    private static final String ALL = "health";

    private static final Set<Role> OF_DETAILS = Set.of(Role.OPERATOR, Role.ADMIN, Role.SERVICE);

    /** Before the extension that answers with details. */
    private static final int BEFORE_DETAILS = -1;

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private static final int HEALTHY = 200;
    private static final int UNAVAILABLE = 503;

    private final SmallRyeHealthReporter reporter;
    private final Map<String, SharedAnswer<SmallRyeHealth>> shared;
    private final AccessConfiguration configuration;
    private final KeyRing keys;
    private volatile boolean shutsDown;

    BareHealth(SmallRyeHealthReporter reporter, AccessConfiguration configuration, KeyRing keys) {
        this.reporter = reporter;
        shared = Set.of(LIVE, READY, STARTED, ALL).stream()
                .collect(toUnmodifiableMap(
                        checks -> checks,
                        checks -> new SharedAnswer<>(() -> run(checks), SHARED_FOR, System::nanoTime)));
        this.configuration = configuration;
        this.keys = keys;
    }

    void register(@Observes Router router) {
        router.route(PATHS).order(BEFORE_DETAILS).handler(this::answer);
    }

    void shareNothing(@Observes ShutdownDelayInitiatedEvent signal) {
        shutsDown = true;
    }

    private void answer(RoutingContext request) {
        if (showsDetails(request)) {
            request.next();
            return;
        }
        var context = Vertx.currentContext();
        var checks = checks(request.normalizedPath());
        (shutsDown ? run(checks) : shared.get(checks).get())
                .whenComplete((health, failure) -> context.runOnContext(now -> {
                    if (failure == null) {
                        send(health, request);
                    } else {
                        request.fail(failure);
                    }
                }));
    }

    private CompletableFuture<SmallRyeHealth> run(String checks) {
        var result = new CompletableFuture<SmallRyeHealth>();
        var scope = Arc.container().requestContext();
        scope.activate();
        report(checks)
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .subscribe()
                .with(
                        health -> {
                            scope.terminate();
                            result.complete(health);
                        },
                        failure -> {
                            scope.terminate();
                            result.completeExceptionally(failure);
                        });
        return result;
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

    private String checks(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return shared.containsKey(name) ? name : ALL;
    }

    private Uni<SmallRyeHealth> report(String checks) {
        return switch (checks) {
            case LIVE -> reporter.getLivenessAsync();
            case READY -> reporter.getReadinessAsync();
            case STARTED -> reporter.getStartupAsync();
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
