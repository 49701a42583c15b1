package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Begins the session of a sign-in link. */
@ApplicationScoped
class UseSignInLink {

    private static final Logger LOG = Logger.getLogger(UseSignInLink.class);

    private final SignInLinks links;
    private final People people;
    private final UserSessions sessions;
    private final RandomGenerator random;
    private final Clock clock;

    UseSignInLink(SignInLinks links, People people, UserSessions sessions, RandomGenerator random, Clock clock) {
        this.links = links;
        this.people = people;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    /** @return the token of the session; empty if the link is unknown, used or expired */
    @Transactional
    Optional<String> use(String token) {
        var now = clock.instant();
        // The person is locked before the link, as everywhere
        return links.personOf(token).flatMap(people::lock).flatMap(person -> links.lock(token)
                .filter(link -> link.isUsable(now))
                .map(link -> {
                    var session = AccessToken.make(random);
                    sessions.persist(link.use(session, person, now));
                    LOG.infof("%s signed in with a link", person.id());
                    return session;
                }));
    }
}
