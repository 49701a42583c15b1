package io.winback.campaign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Begins the session of a person who gives name and password. */
@ApplicationScoped
class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final CheckPassword checkPassword;
    private final People people;
    private final UserSessions sessions;
    private final RandomGenerator random;
    private final Clock clock;

    SignIn(CheckPassword checkPassword, People people, UserSessions sessions, RandomGenerator random, Clock clock) {
        this.checkPassword = checkPassword;
        this.people = people;
        this.sessions = sessions;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @return the token of the session
     * @throws SignInRefused if the name or the password is wrong, or there were too many failures
     */
    String signIn(String personId, String password) {
        var hash = checkPassword.check(personId, password);
        return QuarkusTransaction.requiringNew().call(() -> begin(personId, hash));
    }

    /** A password that was changed after its check begins no session. */
    private String begin(String personId, String hash) {
        var person = people.lock(personId)
                .filter(found -> found.passwordHash().filter(hash::equals).isPresent())
                .orElseThrow(() -> new SignInRefused(Duration.ZERO));
        var token = AccessToken.make(random);
        sessions.persist(person.signIn(token, clock.instant()));
        LOG.infof("%s signed in with a password", personId);
        return token;
    }
}
