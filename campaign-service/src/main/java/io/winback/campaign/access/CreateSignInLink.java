package io.winback.campaign.access;

import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Creates a sign-in link. Its token is returned once, and is not stored. */
@ApplicationScoped
class CreateSignInLink {

    private static final Logger LOG = Logger.getLogger(CreateSignInLink.class);

    private final People people;
    private final SignInLinks links;
    private final SessionConfiguration configuration;
    private final ScopeLimit scopeLimit;
    private final RandomGenerator random;
    private final Clock clock;

    CreateSignInLink(
            People people,
            SignInLinks links,
            SessionConfiguration configuration,
            ScopeLimit scopeLimit,
            RandomGenerator random,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.configuration = configuration;
        this.scopeLimit = scopeLimit;
        this.random = random;
        this.clock = clock;
    }

    /** @param path on this service. It has the token, and is shown once. */
    record Created(String path, Instant expiresAt) {}

    /**
     * @throws NotFound if there is no such person
     * @throws BeyondScopes if the caller is a key with scopes
     */
    @Transactional
    Created create(String personId) {
        scopeLimit.checkPerson();
        people.lock(personId).orElseThrow(() -> new NotFound("there is no person " + personId));
        var token = AccessToken.make(random);
        var link = new SignInLink(token, personId, clock.instant(), configuration.link());
        links.persist(link);
        LOG.infof("sign-in link for %s", personId);
        return new Created("/sign-in/link/" + token, link.expiresAt());
    }
}
