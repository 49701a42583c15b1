package io.winback.campaign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** The back-off of each name, known browser and account. It is in the database, so that it holds for all replicas. */
@ApplicationScoped
class SignInBackOffs implements PanacheRepositoryBase<SignInBackOff, String> {

    /** How long a sign-in has to wait; zero if it may go on. */
    Duration waitOf(String counted, Instant now) {
        return findByIdOptional(AccessToken.hash(counted))
                .map(backOff -> backOff.waitAt(now))
                .orElse(Duration.ZERO);
    }

    /** Counts a sign-in. @return how long it has to wait; zero if it may go on */
    @Transactional
    Duration begin(String counted, Instant now) {
        var hash = AccessToken.hash(counted);
        SignInBackOff backOff;
        do {
            getSession()
                    .createNativeMutationQuery("""
                            insert into sign_in_back_off (name_hash, failures, tried_at) values (:name, 0, :now)
                            on conflict do nothing""")
                    .setParameter("name", hash)
                    .setParameter("now", now)
                    .executeUpdate();
            backOff = findById(hash, LockModeType.PESSIMISTIC_WRITE);
            // A success in between has deleted the row.
        } while (backOff == null);
        return backOff.begin(now);
    }

    /** Forgets the failures after a success. */
    @Transactional
    void end(String counted) {
        deleteById(AccessToken.hash(counted));
    }
}
