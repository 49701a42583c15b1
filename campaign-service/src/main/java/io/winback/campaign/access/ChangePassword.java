package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Changes the password of a person at the person's own request. It ends all sessions of the person and the memory of all browsers, and
 * begins a new session for the browser of the request, which is known from then on.
 */
@ApplicationScoped
class ChangePassword {

    private static final Logger LOG = Logger.getLogger(ChangePassword.class);

    private final CheckPassword checkPassword;
    private final PasswordHashes hashes;
    private final People people;
    private final EndSessionsOfPerson endSessions;
    private final BeginPersonSession beginSession;
    private final KnownDevices devices;
    private final RecordPersonChange recordChange;
    private final Clock clock;

    ChangePassword(
            CheckPassword checkPassword,
            PasswordHashes hashes,
            People people,
            EndSessionsOfPerson endSessions,
            BeginPersonSession beginSession,
            KnownDevices devices,
            RecordPersonChange recordChange,
            Clock clock) {
        this.beginSession = beginSession;
        this.devices = devices;
        this.recordChange = recordChange;
        this.checkPassword = checkPassword;
        this.hashes = hashes;
        this.people = people;
        this.endSessions = endSessions;
        this.clock = clock;
    }

    /**
     * @param old the present password; without effect if the person has none
     * @return the tokens of the new session and of the browser
     * @throws SignInRefused if the present password is wrong
     * @throws WeakPassword if the new one is not accepted
     */
    SignedIn change(String personId, String old, String wanted) {
        var person = people.findByIdOptional(personId).orElseThrow(() -> notFound(personId));
        PasswordRule.faultOf(wanted, personId, person.displayName()).ifPresent(fault -> {
            throw new WeakPassword(fault);
        });
        var present = person.passwordHash().isPresent() ? checkPassword.checkPresent(personId, old) : null;
        if (present != null && PasswordRule.normalized(wanted).equals(PasswordRule.normalized(old))) {
            throw new WeakPassword(PasswordRule.Fault.UNCHANGED);
        }
        var hash = hashes.make(wanted);
        var signedIn = QuarkusTransaction.requiringNew().call(() -> save(personId, present, hash));
        LOG.infof("%s has a new password", personId);
        return signedIn;
    }

    /** A password that was changed after its check is not replaced. */
    private SignedIn save(String personId, String present, String hash) {
        var person = people.lock(personId).orElseThrow(() -> notFound(personId));
        if (!Objects.equals(person.passwordHash().orElse(null), present)) {
            throw new SignInRefused(Duration.ZERO);
        }
        var now = clock.instant();
        person.changePassword(hash, now);
        endSessions.end(personId);
        recordChange.record(personId, person.roles(), person.roles(), true);
        return new SignedIn(beginSession.begin(person), devices.remember(null, personId, now));
    }

    private static NotFound notFound(String personId) {
        return new NotFound("there is no person " + personId);
    }
}
