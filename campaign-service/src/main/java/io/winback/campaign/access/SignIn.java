package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.limits.FailedSignIns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Begins the session of a person who gives name and password. */
@ApplicationScoped
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final CheckPassword checkPassword;
    private final People people;
    private final KnownDevices devices;
    private final BeginPersonSession beginSession;
    private final FailedSignIns failedSignIns;
    private final Clock clock;

    SignIn(
            CheckPassword checkPassword,
            People people,
            KnownDevices devices,
            BeginPersonSession beginSession,
            FailedSignIns failedSignIns,
            Clock clock) {
        this.checkPassword = checkPassword;
        this.people = people;
        this.devices = devices;
        this.beginSession = beginSession;
        this.failedSignIns = failedSignIns;
        this.clock = clock;
    }

    /**
     * Failures of a browser with which the person signed in before are counted by this browser. All others are counted by the name
     * and by the network address.
     *
     * @param device the token of the browser; null without one
     * @throws SignInRefused if the name or the password is wrong, or there were too many failures
     * @throws RuntimeException with 429 if there were too many failures from the network address
     */
    SignedIn signIn(String personId, String password, String device) {
        boolean isKnown = devices.knows(device, personId, clock.instant());
        var hash = isKnown
                ? checkPassword.check(personId, password, "device " + device)
                : checkFromElsewhere(personId, password);
        return QuarkusTransaction.requiringNew().call(() -> begin(personId, hash, device));
    }

    private String checkFromElsewhere(String personId, String password) {
        failedSignIns.count();
        boolean isWrong = false;
        try {
            return checkPassword.check(personId, password, "name " + personId);
        } catch (SignInRefused e) {
            isWrong = !e.hasToWait();
            throw e;
        } finally {
            // A password that was not checked is no failure of this address
            if (!isWrong) {
                failedSignIns.takeBack();
            }
        }
    }

    /** A password that was changed after its check begins no session. */
    private SignedIn begin(String personId, String hash, String device) {
        var person = people.lock(personId)
                .filter(found -> found.passwordHash().filter(hash::equals).isPresent())
                .orElseThrow(() -> new SignInRefused(Duration.ZERO));
        var signedIn = new SignedIn(beginSession.begin(person), devices.remember(device, personId, clock.instant()));
        LOG.infof("%s signed in with a password", personId);
        return signedIn;
    }
}
