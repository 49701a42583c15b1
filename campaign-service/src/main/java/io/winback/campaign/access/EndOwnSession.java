package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends one other session of the person of a session. */
@ApplicationScoped
class EndOwnSession {

    private final UserSessions sessions;
    private final AuditTrail auditTrail;

    EndOwnSession(UserSessions sessions, AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
        this.sessions = sessions;
    }

    /**
     * @param token of the session of the request
     * @param sessionId of the session to end; that of another person is not ended
     */
    @Transactional
    void end(String token, String sessionId) {
        sessions.withToken(token)
                .filter(session -> session.kind() == CallerKind.PERSON)
                .ifPresent(present -> {
                    sessions.endOf(present.person(), sessionId);
                    auditTrail.done("person/" + present.person());
                });
    }
}
