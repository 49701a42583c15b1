package io.winback.campaign.access;

import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Ends all sessions of a person, and the links that the person has not used. */
@ApplicationScoped
class EndSessionsOfPerson {

    private static final Logger LOG = Logger.getLogger(EndSessionsOfPerson.class);

    private final People people;
    private final UserSessions sessions;
    private final SignInLinks links;

    EndSessionsOfPerson(People people, UserSessions sessions, SignInLinks links) {
        this.people = people;
        this.sessions = sessions;
        this.links = links;
    }

    /**
     * The lock of the person keeps a sign-in from beginning a session meanwhile.
     *
     * @return the number of ended sessions
     * @throws NotFound if there is no such person
     */
    @Transactional
    int endOf(String personId) {
        people.lock(personId).orElseThrow(() -> new NotFound("there is no person " + personId));
        return end(personId);
    }

    /** In the transaction of the caller, which has locked the person. */
    @Transactional(Transactional.TxType.MANDATORY)
    int end(String personId) {
        links.deleteOf(personId);
        int ended = sessions.endOf(personId);
        LOG.infof("%d sessions of %s are ended", ended, personId);
        return ended;
    }
}
