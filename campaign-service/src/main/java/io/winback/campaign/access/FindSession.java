package io.winback.campaign.access;

import io.winback.chassis.access.KeyRing;
import io.winback.chassis.access.KnownKey;
import io.winback.chassis.access.Role;
import io.winback.chassis.access.SessionLookup;
import io.winback.chassis.access.SignedInCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Finds the caller of an open session, and notes the use of the session. */
@ApplicationScoped
class FindSession implements SessionLookup {

    private final UserSessions sessions;
    private final KeyRing keys;
    private final SessionConfiguration configuration;
    private final Clock clock;

    FindSession(UserSessions sessions, KeyRing keys, SessionConfiguration configuration, Clock clock) {
        this.sessions = sessions;
        this.keys = keys;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<SignedInCaller> find(String token, boolean prolongs) {
        var now = clock.instant();
        return sessions.withToken(token)
                .filter(session -> session.isOpen(now, configuration.idle(), configuration.longest()))
                .flatMap(session -> {
                    if (prolongs) {
                        session.use(now);
                    }
                    return roles(session).map(roles -> new SignedInCaller(session.kind(), session.person(), roles));
                });
    }

    /** Empty if the session was begun with a key that is not accepted any more. */
    private Optional<Set<Role>> roles(UserSession session) {
        return session.keyHash().isEmpty()
                ? Optional.of(session.roles())
                : keys.withHash(session.keyHash().get())
                        .map(KnownKey::roles)
                        .map(roles -> GrantedRoles.parse(GrantedRoles.text(roles)));
    }
}
