package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.access.ProviderSignIn;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Begins the session of an account that the identity provider has signed in. */
@ApplicationScoped
class BeginProviderSession {

    private static final Logger LOG = Logger.getLogger(BeginProviderSession.class);

    private final UserSessions sessions;
    private final ProviderSessionEnds ends;
    private final AuditTrail auditTrail;
    private final RandomGenerator random;
    private final Clock clock;

    BeginProviderSession(
            UserSessions sessions,
            ProviderSessionEnds ends,
            AuditTrail auditTrail,
            RandomGenerator random,
            Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.auditTrail = auditTrail;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @return the token of the session; empty if the provider signed the account in before an administrator ended its sessions, so that
     *     it has to do so again
     */
    @Transactional
    Optional<String> begin(ProviderSignIn signIn) {
        if (ends.lock(signIn.account()).filter(signIn.issuedAt()::isBefore).isPresent()) {
            return Optional.empty();
        }
        var token = AccessToken.make(random);
        sessions.persist(UserSession.ofProvider(token, signIn.account(), signIn.roles(), clock.instant()));
        auditTrail.acted(CallerKind.PROVIDER_ACCOUNT, signIn.account(), signIn.roles());
        LOG.infof("%s signed in with the identity provider", signIn.account());
        return Optional.of(token);
    }
}
