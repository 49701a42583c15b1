package io.winback.campaign.access;

import io.winback.chassis.audit.AuditSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Checks the password of a person. A failure delays the next check, and takes the same time whether the name exists or not. */
@ApplicationScoped
class CheckPassword {

    private static final Logger LOG = Logger.getLogger(CheckPassword.class);

    private final SignInBackOffs backOffs;
    private final People people;
    private final PasswordHashes hashes;
    private final PasswordTurns turns;
    private final AuditSubject auditSubject;
    private final Clock clock;

    CheckPassword(
            SignInBackOffs backOffs,
            People people,
            PasswordHashes hashes,
            PasswordTurns turns,
            AuditSubject auditSubject,
            Clock clock) {
        this.turns = turns;
        this.auditSubject = auditSubject;
        this.backOffs = backOffs;
        this.people = people;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Runs outside a transaction, because a check takes long. A check that waits for its turn is not counted yet.
     *
     * @param counted under which name the failures are counted
     * @return the hash that the password has
     * @throws SignInRefused if the name or the password is wrong, or there were too many failures
     */
    String check(String personId, String password, String counted) {
        refuseFor(backOffs.waitOf(counted, clock.instant()));
        return turns.take(() -> {
            refuseFor(backOffs.begin(counted, clock.instant()));
            var hash = compare(personId, password);
            backOffs.end(counted);
            return hash;
        });
    }

    /**
     * Checks the present password of a person who is signed in. The failures have a count of their own.
     *
     * @throws SignInRefused if the password is wrong, or there were too many failures
     */
    String checkPresent(String personId, String password) {
        return check(personId, password, "account " + personId);
    }

    private static void refuseFor(Duration wait) {
        if (!wait.isZero()) {
            throw new SignInRefused(wait);
        }
    }

    private String compare(String personId, String password) {
        var hash = people.passwordHash(personId).orElse(null);
        if (!hashes.matches(password, hash)) {
            LOG.info("a sign-in with a password failed");
            noteSubject(personId);
            throw new SignInRefused(Duration.ZERO);
        }
        return hash;
    }

    /** The audit log names the person. A name that no person has is left out, because people type passwords into this field. */
    private void noteSubject(String personId) {
        if (people.exists(personId)) {
            auditSubject.set("person/" + personId);
        }
    }
}
