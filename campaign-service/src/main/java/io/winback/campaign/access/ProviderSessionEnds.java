package io.winback.campaign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * When an administrator ended the sessions of an account of the identity provider. A browser may still have a token of the provider
 * from before, and that token begins no session.
 */
@ApplicationScoped
class ProviderSessionEnds {

    private final Session database;

    ProviderSessionEnds(Session database) {
        this.database = database;
    }

    /** Waits for a sign-in of the account that has begun. @return whether the account had a session before, also an ended one */
    @Transactional(MANDATORY)
    boolean note(String account, Instant now) {
        boolean isNew = database.createNativeMutationQuery(
                                "insert into provider_session_end (account) values (:account) on conflict do nothing")
                        .setParameter("account", account)
                        .executeUpdate()
                == 1;
        database.createNativeMutationQuery("update provider_session_end set ended_at = :now where account = :account")
                .setParameter("account", account)
                .setParameter("now", now)
                .executeUpdate();
        return !isNew;
    }

    /** Locks the account until the transaction ends. @return empty if its sessions were never ended */
    @Transactional(MANDATORY)
    Optional<Instant> lock(String account) {
        return Optional.ofNullable(scalar(database, """
                        insert into provider_session_end (account) values (:account)
                        on conflict (account) do update set account = excluded.account returning ended_at""", Instant.class)
                .setParameter("account", account)
                .getSingleResult());
    }
}
