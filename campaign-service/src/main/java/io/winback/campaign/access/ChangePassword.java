package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Changes the password of a person at the person's own request. It ends all sessions of the person. */
@ApplicationScoped
class ChangePassword {

    private static final Logger LOG = Logger.getLogger(ChangePassword.class);

    private final CheckPassword checkPassword;
    private final PasswordHashes hashes;
    private final People people;
    private final EndSessionsOfPerson endSessions;
    private final Clock clock;

    ChangePassword(
            CheckPassword checkPassword,
            PasswordHashes hashes,
            People people,
            EndSessionsOfPerson endSessions,
            Clock clock) {
        this.checkPassword = checkPassword;
        this.hashes = hashes;
        this.people = people;
        this.endSessions = endSessions;
        this.clock = clock;
    }

    /**
     * @param old the present password; without effect if the person has none
     * @throws SignInRefused if the present password is wrong
     * @throws WeakPassword if the new one is not accepted
     */
    void change(String personId, String old, String wanted) {
        var person = people.findByIdOptional(personId).orElseThrow(() -> notFound(personId));
        PasswordRule.faultOf(wanted, personId, person.displayName()).ifPresent(fault -> {
            throw new WeakPassword(fault);
        });
        var present = person.passwordHash().isPresent() ? checkPassword.check(personId, old) : null;
        var hash = hashes.make(wanted);
        QuarkusTransaction.requiringNew().run(() -> save(personId, present, hash));
        LOG.infof("%s has a new password", personId);
    }

    /** A password that was changed after its check is not replaced. */
    private void save(String personId, String present, String hash) {
        var person = people.lock(personId).orElseThrow(() -> notFound(personId));
        if (!Objects.equals(person.passwordHash().orElse(null), present)) {
            throw new SignInRefused(Duration.ZERO);
        }
        person.changePassword(hash, clock.instant());
        endSessions.end(personId);
    }

    private static NotFound notFound(String personId) {
        return new NotFound("there is no person " + personId);
    }
}
