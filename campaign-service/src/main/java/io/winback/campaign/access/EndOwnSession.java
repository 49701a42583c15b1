package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends one other session of the person of a session. */
@ApplicationScoped
class EndOwnSession {

    private final UserSessions sessions;

    EndOwnSession(UserSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * @param token of the session of the request
     * @param sessionId of the session to end; that of another person is not ended
     */
    @Transactional
    void end(String token, String sessionId) {
        sessions.withToken(token)
                .filter(UserSession::isOfPerson)
                .ifPresent(present -> sessions.endOf(present.person(), sessionId));
    }
}
