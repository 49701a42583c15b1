package io.winback.chassis.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Why the credential of a request does not count. The problem of the answer has it as its detail. It holds no secret. */
public final class AccessRefusal {

    private static final String REASON = AccessRefusal.class.getName();

    private AccessRefusal() {}

    static void note(RoutingContext request, String reason) {
        request.put(REASON, reason);
    }

    /** Empty if the request has no credential, or one that only lacks the role. */
    public static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.get(REASON));
    }
}
