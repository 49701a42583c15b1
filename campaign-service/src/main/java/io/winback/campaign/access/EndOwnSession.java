package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.access.CallerKind;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends one other session of the person of a session. */
@ApplicationScoped
class EndOwnSession {

    private final UserSessions sessions;
    private final People people;
    private final CheckPassword checkPassword;
    private final AuditTrail auditTrail;

    EndOwnSession(UserSessions sessions, People people, CheckPassword checkPassword, AuditTrail auditTrail) {
        this.sessions = sessions;
        this.people = people;
        this.checkPassword = checkPassword;
        this.auditTrail = auditTrail;
    }

    /**
     * Runs outside a transaction, because the check of a password takes long.
     *
     * @param token of the session of the request
     * @param sessionId of the session to end; that of another person is not ended
     * @param password the present one; without effect if the person has none
     * @throws SignInRefused if the password is wrong
     */
    void end(String token, String sessionId, String password) {
        sessions.withToken(token)
                .filter(session -> session.kind() == CallerKind.PERSON)
                .map(UserSession::person)
                .ifPresent(personId -> {
                    if (people.passwordHash(personId).isPresent()) {
                        checkPassword.checkPresent(personId, password);
                    }
                    QuarkusTransaction.requiringNew().run(() -> end(personId, sessionId));
                });
    }

    private void end(String personId, String sessionId) {
        sessions.endOf(personId, sessionId);
        auditTrail.done("person/" + personId);
    }
}
