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

    /** More browsers than a person uses. Each has failures of its own before it waits. */
    private static final int MOST = 20;

    private final RandomGenerator random;

    KnownDevices(RandomGenerator random) {
        this.random = random;
    }

    /** @param token of the cookie; null without one */
    boolean knows(String token, String personId, Instant now) {
        return find(token, personId, now).isPresent();
    }

    /**
     * Notes a sign-in. The oldest browsers of a person with too many are forgotten. The caller has locked the person.
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
        forgetOldest(personId);
        return added;
    }

    @Transactional(MANDATORY)
    void forget(String personId) {
        delete("person", personId);
    }

    private void forgetOldest(String personId) {
        getEntityManager()
                .createNativeQuery("""
                        delete from known_device where token_hash in (
                            select token_hash from known_device where person = :person order by used_at desc offset :most)""")
                .setParameter("person", personId)
                .setParameter("most", MOST)
                .executeUpdate();
    }

    private Optional<KnownDevice> find(String token, String personId, Instant now) {
        return AccessToken.isToken(token)
                ? findByIdOptional(AccessToken.hash(token)).filter(device -> device.isOf(personId, now))
                : Optional.empty();
    }
}
