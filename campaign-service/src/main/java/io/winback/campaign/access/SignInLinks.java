package io.winback.campaign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All sign-in links. */
@ApplicationScoped
class SignInLinks implements PanacheRepositoryBase<SignInLink, String> {

    Optional<SignInLink> withToken(String token) {
        return findByIdOptional(AccessToken.hash(token));
    }

    /** The id of the person of a link. */
    Optional<String> personOf(String token) {
        return getSession()
                .createQuery("select person from SignInLink where tokenHash = :hash", String.class)
                .setParameter("hash", AccessToken.hash(token))
                .uniqueResultOptional();
    }

    /** Locks the link until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<SignInLink> lock(String token) {
        return findByIdOptional(AccessToken.hash(token), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Deletes the links of a person, used or not. */
    @Transactional(MANDATORY)
    void deleteOf(String personId) {
        delete("person", personId);
    }
}
