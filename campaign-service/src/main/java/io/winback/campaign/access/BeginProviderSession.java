package io.winback.campaign.access;

import io.winback.chassis.access.SignedInPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Begins the session of a person whom the identity provider has signed in. */
@ApplicationScoped
class BeginProviderSession {

    private static final Logger LOG = Logger.getLogger(BeginProviderSession.class);

    private final UserSessions sessions;
    private final RandomGenerator random;
    private final Clock clock;

    BeginProviderSession(UserSessions sessions, RandomGenerator random, Clock clock) {
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    /** @return the token of the session */
    @Transactional
    String begin(SignedInPerson person) {
        var token = AccessToken.make(random);
        sessions.persist(UserSession.ofProvider(token, person.name(), person.roles(), clock.instant()));
        LOG.infof("%s signed in with the identity provider", person.name());
        return token;
    }
}
