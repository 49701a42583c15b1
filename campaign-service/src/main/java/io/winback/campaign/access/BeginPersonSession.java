package io.winback.campaign.access;

import io.winback.chassis.access.CallerKind;
import io.winback.chassis.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.random.RandomGenerator;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Begins the session of a person, in the transaction of the caller, which has locked the person. */
@ApplicationScoped
class BeginPersonSession {

    private final UserSessions sessions;
    private final AuditTrail auditTrail;
    private final RandomGenerator random;
    private final Clock clock;

    BeginPersonSession(UserSessions sessions, AuditTrail auditTrail, RandomGenerator random, Clock clock) {
        this.sessions = sessions;
        this.auditTrail = auditTrail;
        this.random = random;
        this.clock = clock;
    }

    /** @return the token of the session */
    @Transactional(MANDATORY)
    String begin(Person person) {
        var token = AccessToken.make(random);
        sessions.persist(person.signIn(token, clock.instant()));
        auditTrail.acted(CallerKind.PERSON, person.id(), person.roles());
        return token;
    }
}
