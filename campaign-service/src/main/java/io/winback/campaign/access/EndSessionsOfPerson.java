package io.winback.campaign.access;

import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Ends all sessions of a person, the links that the person has not used, and the memory of the person's browsers. */
@ApplicationScoped
class EndSessionsOfPerson {

    private static final Logger LOG = Logger.getLogger(EndSessionsOfPerson.class);

    private final People people;
    private final UserSessions sessions;
    private final SignInLinks links;
    private final KnownDevices devices;
    private final ProviderSessionEnds providerEnds;
    private final Clock clock;

    EndSessionsOfPerson(
            People people,
            UserSessions sessions,
            SignInLinks links,
            KnownDevices devices,
            ProviderSessionEnds providerEnds,
            Clock clock) {
        this.devices = devices;
        this.providerEnds = providerEnds;
        this.clock = clock;
        this.people = people;
        this.sessions = sessions;
        this.links = links;
    }

    /**
     * Ends the sessions of the person, and of the account of the identity provider with this name. Locks keep a sign-in from beginning a
     * session meanwhile. An account without an open session is accepted too, because a browser may still have a token of the provider.
     *
     * @return the number of ended sessions
     * @throws NotFound if there is neither such a person nor an account that had a session
     */
    @Transactional
    int endOf(String personId) {
        boolean isPerson = people.lock(personId).isPresent();
        boolean isAccount = providerEnds.note(personId, clock.instant());
        int ofAccount = sessions.endOfAccount(personId);
        if (!isPerson && !isAccount && ofAccount == 0) {
            throw new NotFound(
                    "there is no person %s, and no account of the identity provider with this name signed in here"
                            .formatted(personId));
        }
        return ofAccount + (isPerson ? end(personId) : 0);
    }

    /** In the transaction of the caller, which has locked the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    int end(String personId) {
        links.deleteOf(personId);
        devices.forget(personId);
        int ended = sessions.endOf(personId);
        LOG.infof("%d sessions of %s are ended", ended, personId);
        return ended;
    }
}
