package io.winback.chassis.audit;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts refusals of paths that no resource answers, such as those of metrics. {@link AuditFilter} counts all others. */
@ApplicationScoped
class RefusedPaths {

    private static final int FIRST = Integer.MIN_VALUE;

    private final AuditBuffer buffer;
    private final AuditRequest request;

    RefusedPaths(AuditBuffer buffer, AuditRequest request) {
        this.request = request;
        this.buffer = buffer;
    }

    void watch(@Observes Router router) {
        router.route().order(FIRST).handler(context -> {
            context.addEndHandler(ended -> count(context));
            context.next();
        });
    }

    private void count(RoutingContext context) {
        int status = context.response().getStatusCode();
        if (AuditRequest.REFUSED.contains(status) && !AuditRequest.isCounted(context)) {
            buffer.refused(request.outsideOfResources(context), status);
        }
    }
}
