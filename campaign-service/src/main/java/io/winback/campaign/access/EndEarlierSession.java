package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends the session that a browser had before a new sign-in. */
@ApplicationScoped
class EndEarlierSession {

    private final UserSessions sessions;

    EndEarlierSession(UserSessions sessions) {
        this.sessions = sessions;
    }

    /** @param token of the earlier session; null without one */
    @Transactional
    void end(String token) {
        if (token != null) {
            sessions.deleteById(AccessToken.hash(token));
        }
    }
}
