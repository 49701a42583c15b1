package io.winback.chassis.audit;

import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.Role;
import io.winback.chassis.http.RequestedOperation;
import io.winback.chassis.limits.CallerAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The current request, as audit entries show it. */
@ApplicationScoped
class AuditRequest {

    /** The statuses of refused requests: without a credential, without the role, too many. */
    static final Set<Integer> REFUSED = Set.of(401, 403, 429);

    /** The operation of changes outside a request. */
    static final String SYSTEM = "system";

    private static final String COUNTED = AuditRequest.class.getName() + ".counted";
    private static final String RECORDED = AuditRequest.class.getName() + ".recorded";
    private static final AuditOrigin OF_SYSTEM =
            new AuditOrigin(ActorKind.SYSTEM, "system", null, "", null, null, SYSTEM);

    private final Caller caller;
    private final CurrentVertxRequest request;
    private final RequestedOperation operation;
    private final CallerAddress address;

    AuditRequest(Caller caller, CurrentVertxRequest request, RequestedOperation operation, CallerAddress address) {
        this.address = address;
        this.caller = caller;
        this.request = request;
        this.operation = operation;
    }

    /** The caller of the request; outside a request the service itself. */
    AuditOrigin origin() {
        return current().map(this::ofKnown).orElse(OF_SYSTEM);
    }

    /** The origin of a request that names its caller by something else than a credential, such as the form of a sign-in. */
    AuditOrigin of(CallerKind kind, String name, Set<Role> roles) {
        return current()
                .map(context -> ofKnown(context, kind, name, roles, null))
                .orElse(OF_SYSTEM);
    }

    /** The origin of a request whose credential is missing or wrong. */
    AuditOrigin withoutCaller() {
        return current().map(this::anonymous).orElse(OF_SYSTEM);
    }

    /** The origin of a request that no resource answers. */
    AuditOrigin outsideOfResources(RoutingContext context) {
        var from = address.of(context);
        return new AuditOrigin(ActorKind.ANONYMOUS, from, null, "", from, null, RequestedOperation.UNKNOWN);
    }

    /** A refusal is counted once. */
    void noteCounted() {
        current().ifPresent(context -> context.put(COUNTED, true));
    }

    static boolean isCounted(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(COUNTED));
    }

    /** A committed change has an entry already. */
    void noteRecorded() {
        current().ifPresent(context -> context.put(RECORDED, true));
    }

    boolean isRecorded() {
        return current()
                .map(context -> Boolean.TRUE.equals(context.get(RECORDED)))
                .orElse(false);
    }

    /** On a public page the credential was not read: if it cannot be read, the caller counts as unknown. */
    private AuditOrigin ofKnown(RoutingContext context) {
        try {
            return ofCaller(context);
        } catch (SecurityException | BlockingOperationNotAllowedException e) {
            return anonymous(context);
        }
    }

    private AuditOrigin ofCaller(RoutingContext context) {
        return caller.name()
                .map(name -> ofKnown(
                        context,
                        caller.kind(),
                        name.substring(name.indexOf(':') + 1),
                        caller.roles(),
                        caller.actingService().orElse(null)))
                .orElseGet(() -> anonymous(context));
    }

    private AuditOrigin ofKnown(
            RoutingContext context, CallerKind kind, String name, Set<Role> roles, String actingService) {
        return new AuditOrigin(
                ActorKind.valueOf(kind.name()),
                name,
                actingService,
                roles.stream().map(Role::name).sorted().collect(Collectors.joining("+")),
                address.of(context),
                traceId(),
                operation.name());
    }

    private AuditOrigin anonymous(RoutingContext context) {
        var from = address.of(context);
        return new AuditOrigin(ActorKind.ANONYMOUS, from, null, "", from, traceId(), operation.name());
    }

    private static String traceId() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }

    private Optional<RoutingContext> current() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(request.getCurrent())
                : Optional.empty();
    }
}
