package io.winback.campaign.access;

import io.winback.chassis.access.SessionEnd;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends the session that a browser had before a new sign-in. */
@ApplicationScoped
class EndEarlierSession implements SessionEnd {

    private final UserSessions sessions;

    EndEarlierSession(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @Transactional
    public void end(String token) {
        if (token != null) {
            sessions.deleteById(AccessToken.hash(token));
        }
    }
}
