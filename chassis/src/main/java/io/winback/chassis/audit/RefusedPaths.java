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

    RefusedPaths(AuditBuffer buffer) {
        this.buffer = buffer;
    }

    void watch(@Observes Router router) {
        router.route().order(FIRST).handler(request -> {
            request.addEndHandler(ended -> count(request));
            request.next();
        });
    }

    private void count(RoutingContext request) {
        int status = request.response().getStatusCode();
        if (AuditRequest.REFUSED.contains(status) && !AuditRequest.isCounted(request)) {
            buffer.refused(AuditRequest.outsideOfResources(request), status);
        }
    }
}
