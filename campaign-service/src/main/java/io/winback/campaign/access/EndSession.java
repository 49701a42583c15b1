package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a session. */
@ApplicationScoped
class EndSession {

    private final UserSessions sessions;

    EndSession(UserSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * @param token of a session, which may have ended already
     * @return whether the identity provider began the session, so that the person is signed out there as well
     */
    @Transactional
    boolean end(String token) {
        boolean isOfProvider =
                sessions.withToken(token).filter(UserSession::isOfProvider).isPresent();
        sessions.end(token);
        return isOfProvider;
    }
}
