package io.winback.campaign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The sessions of the console. */
@ApplicationScoped
class UserSessions implements PanacheRepositoryBase<UserSession, String> {

    Optional<UserSession> withToken(String token) {
        return findByIdOptional(AccessToken.hash(token));
    }

    /** The sessions of a person, also those that are idle for too long. */
    List<UserSession> ofPerson(String personId) {
        return list("person = ?1 and keyHash is null and not provider", personId);
    }

    /** The accounts of the identity provider with sessions, by name. */
    List<ProviderAccount> providerAccounts(int limit) {
        return getSession()
                .createQuery("""
                        select new %s(person, count(*), max(usedAt)) from UserSession
                        where provider group by person order by person""".formatted(ProviderAccount.class.getName()), ProviderAccount.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Ends the sessions of an account of the identity provider. @return their number */
    @Transactional(MANDATORY)
    int endOfAccount(String account) {
        return (int) delete("person = ?1 and provider", account);
    }

    /** Ends a session, if it is of this person. */
    @Transactional(MANDATORY)
    void endOf(String personId, String sessionId) {
        delete("person = ?1 and keyHash is null and not provider and tokenHash = ?2", personId, sessionId);
    }

    /** Ends the sessions of a person. A session of a key with the same name stays. @return their number */
    @Transactional(MANDATORY)
    int endOf(String personId) {
        return (int) delete("person = ?1 and keyHash is null and not provider", personId);
    }
}
