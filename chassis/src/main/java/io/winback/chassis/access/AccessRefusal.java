package io.winback.chassis.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Why the credential of a request does not count. The problem of the answer has it as its detail. It holds no secret. */
public final class AccessRefusal {

    private static final String REASON = AccessRefusal.class.getName();

    private static final String WRONG_SESSION = REASON + ".session";

    private AccessRefusal() {}

    static void note(RoutingContext request, String reason) {
        request.put(REASON, reason);
    }

    static void noteWrongSession(RoutingContext request) {
        request.put(WRONG_SESSION, true);
    }

    /** Whether the request has the cookie of a session that does not exist, or has ended. */
    public static boolean isOfSession(RoutingContext request) {
        return Boolean.TRUE.equals(request.get(WRONG_SESSION));
    }

    /** Empty if the request has no credential, or one that only lacks the role. */
    public static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.get(REASON));
    }
}
