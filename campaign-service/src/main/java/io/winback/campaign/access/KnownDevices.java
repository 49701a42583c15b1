package io.winback.campaign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The browsers with which people signed in before. */
@ApplicationScoped
class KnownDevices implements PanacheRepositoryBase<KnownDevice, String> {

    private final RandomGenerator random;

    KnownDevices(RandomGenerator random) {
        this.random = random;
    }

    /** @param token of the cookie; null without one */
    boolean knows(String token, String personId, Instant now) {
        return find(token, personId, now).isPresent();
    }

    /**
     * Notes a sign-in.
     *
     * @param token of the cookie; null without one
     * @return the token of the browser, which is new if the person did not use the browser before
     */
    @Transactional(MANDATORY)
    String remember(String token, String personId, Instant now) {
        var known = find(token, personId, now);
        if (known.isPresent()) {
            known.get().use(now);
            return token;
        }
        var added = AccessToken.make(random);
        persist(new KnownDevice(added, personId, now));
        return added;
    }

    @Transactional(MANDATORY)
    void forget(String personId) {
        delete("person", personId);
    }

    private Optional<KnownDevice> find(String token, String personId, Instant now) {
        return AccessToken.isToken(token)
                ? findByIdOptional(AccessToken.hash(token)).filter(device -> device.isOf(personId, now))
                : Optional.empty();
    }
}
