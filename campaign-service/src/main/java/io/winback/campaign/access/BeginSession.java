package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.KeyRing;
import io.winback.chassis.access.KnownKey;
import io.winback.chassis.access.Role;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Begins a session with an API key, if its roles open the console. */
@ApplicationScoped
class BeginSession {

    /** The roles that open a page of the console. */
    private static final Set<Role> OF_CONSOLE =
            Set.of(Role.VIEWER, Role.MARKETER, Role.APPROVER, Role.SUPPORT, Role.OPERATOR, Role.ADMIN);

    private static final Logger LOG = Logger.getLogger(BeginSession.class);

    private final KeyRing keys;
    private final UserSessions sessions;
    private final AuditTrail auditTrail;
    private final RandomGenerator random;
    private final Clock clock;

    BeginSession(KeyRing keys, UserSessions sessions, AuditTrail auditTrail, RandomGenerator random, Clock clock) {
        this.auditTrail = auditTrail;
        this.keys = keys;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    /** @return the token of the session; empty for an unknown key, and for a key that does not open the console */
    @Transactional
    Optional<String> begin(String key) {
        return keys.find(key).filter(BeginSession::opensConsole).map(known -> {
            var token = AccessToken.make(random);
            sessions.persist(UserSession.ofKey(token, known.name(), known.hash(), clock.instant()));
            auditTrail.acted(CallerKind.KEY, known.name(), known.roles());
            LOG.infof("%s signed in with a key", known.name());
            return token;
        });
    }

    /** A key with scopes is for one purpose, and no page is one. */
    private static boolean opensConsole(KnownKey key) {
        return key.scopes().isEmpty() && key.roles().stream().anyMatch(OF_CONSOLE::contains);
    }
}
