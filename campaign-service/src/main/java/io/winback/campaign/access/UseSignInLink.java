package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Begins the session of a sign-in link. */
@ApplicationScoped
class UseSignInLink {

    private static final Logger LOG = Logger.getLogger(UseSignInLink.class);

    private final SignInLinks links;
    private final People people;
    private final KnownDevices devices;
    private final BeginPersonSession beginSession;
    private final Clock clock;

    UseSignInLink(
            SignInLinks links, People people, KnownDevices devices, BeginPersonSession beginSession, Clock clock) {
        this.links = links;
        this.people = people;
        this.devices = devices;
        this.beginSession = beginSession;
        this.clock = clock;
    }

    /**
     * @param device the token of the browser; null without one
     * @return empty if the link is unknown, used or expired
     */
    @Transactional
    Optional<SignedIn> use(String token, String device) {
        var now = clock.instant();
        // The person is locked before the link, as everywhere
        return links.personOf(token).flatMap(people::lock).flatMap(person -> links.lock(token)
                .filter(link -> link.isUsable(now))
                .map(link -> {
                    link.use(now);
                    LOG.infof("%s signed in with a link", person.id());
                    return new SignedIn(beginSession.begin(person), devices.remember(device, person.id(), now));
                }));
    }
}
