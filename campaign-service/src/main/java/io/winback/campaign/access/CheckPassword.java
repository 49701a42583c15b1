package io.winback.campaign.access;

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
    private final Clock clock;

    CheckPassword(SignInBackOffs backOffs, People people, PasswordHashes hashes, Clock clock) {
        this.backOffs = backOffs;
        this.people = people;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Runs outside a transaction, because a check takes long.
     *
     * @return the hash that the password has
     * @throws SignInRefused if the name or the password is wrong, or there were too many failures
     */
    String check(String personId, String password) {
        var wait = backOffs.begin(personId, clock.instant());
        if (!wait.isZero()) {
            throw new SignInRefused(wait);
        }
        var hash = people.passwordHash(personId).orElse(null);
        if (!hashes.matches(password, hash)) {
            LOG.info("a sign-in with a password failed");
            throw new SignInRefused(Duration.ZERO);
        }
        backOffs.end(personId);
        return hash;
    }
}
