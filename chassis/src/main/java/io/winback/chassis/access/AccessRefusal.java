package io.winback.chassis.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why the credential of a request does not count. The problem of the answer has it as its detail. It holds no secret. */
public final class AccessRefusal {

    private static final String REASON = AccessRefusal.class.getName();

    private static final String WRONG_SESSION = REASON + ".session";

    private AccessRefusal() {}

    static void note(RoutingContext request, String reason) {
        request.put(REASON, reason);
    }

    /** The caller has none of the roles. A reason that was noted before stays: it is why the caller has no role. */
    static void noteRoles(RoutingContext request, Set<Role> roles) {
        if (of(request).isEmpty()) {
            note(
                    request,
                    "the request needs one of the roles "
                            + roles.stream().map(Role::name).collect(Collectors.joining(", ")));
        }
    }

    static void noteWrongSession(RoutingContext request) {
        request.put(WRONG_SESSION, true);
    }

    /** Whether the request has the cookie of a session that does not exist, or has ended. */
    public static boolean isOfSession(RoutingContext request) {
        return Boolean.TRUE.equals(request.get(WRONG_SESSION));
    }

    /** Empty if the request has no credential, or one that only lacks the role of a resource. */
    public static Optional<String> of(RoutingContext request) {
        return Optional.ofNullable(request.get(REASON));
    }
}
