package io.winback.campaign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All people. */
@ApplicationScoped
class People implements PanacheRepositoryBase<Person, String> {

    /** Locks the person until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Person> lock(String personId) {
        return findByIdOptional(personId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Locks all administrators until the transaction ends, so that two of them cannot remove each other. It comes before the lock of
     * a person.
     */
    @Transactional(MANDATORY)
    List<Person> lockAdministrators() {
        return find("roles like '%ADMIN%' order by personId")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The hash of the password; empty if the person has none, or does not exist. */
    Optional<String> passwordHash(String personId) {
        return getSession()
                .createQuery("select passwordHash from Person where personId = :person", String.class)
                .setParameter("person", personId)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether an id differs from this one by case only. */
    boolean existsInOtherCase(String personId) {
        return count("lower(personId) = lower(?1) and personId <> ?1", personId) > 0;
    }

    boolean exists(String personId) {
        return count("personId", personId) > 0;
    }

    /** By id. */
    List<Person> page(String afterId, int limit) {
        return find("personId > ?1 order by personId", afterId).page(0, limit).list();
    }
}
