package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a session. */
@ApplicationScoped
class EndSession {

    private final UserSessions sessions;
    private final AuditTrail auditTrail;

    EndSession(UserSessions sessions, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.sessions = sessions;
    }

    /**
     * @param token of a session, which may have ended already
     * @return whether the identity provider began the session, so that the person is signed out there as well
     */
    @Transactional
    boolean end(String token) {
        var session = sessions.withToken(token);
        session.ifPresent(ended -> {
            sessions.delete(ended);
            auditTrail.acted(ended.kind(), ended.person(), ended.roles());
        });
        return session.filter(ended -> ended.kind() == CallerKind.PROVIDER_ACCOUNT)
                .isPresent();
    }
}
