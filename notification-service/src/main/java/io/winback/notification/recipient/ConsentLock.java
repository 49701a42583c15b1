package io.winback.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The lock between senders and changes of consents. Senders take it shared, a change of a consent takes it exclusively, so
 * that no message is claimed while its consent is being withdrawn. It is held until the transaction ends, and taken before
 * rows of recipients are locked.
 */
@ApplicationScoped
public class ConsentLock {

    private static final long KEY = 0x636F6E73656E74L;

    private final Session database;

    ConsentLock(Session database) {
        this.database = database;
    }

    @Transactional(MANDATORY)
    public void lockShared() {
        lock("pg_advisory_xact_lock_shared");
    }

    @Transactional(MANDATORY)
    void lockExclusively() {
        lock("pg_advisory_xact_lock");
    }

    /**
     * Locks exclusively, and waits longer than a request usually does: a mail client that posts a withdrawal may not post it
     * again.
     */
    @Transactional(MANDATORY)
    void lockExclusivelyForWithdrawal() {
        database.createNativeQuery(
                        "select set_config('lock_timeout', '3s', true), set_config('statement_timeout', '4s', true)",
                        Tuple.class)
                .getSingleResult();
        lockExclusively();
    }

    private void lock(String function) {
        scalar(database, "select 1 from " + function + "(:lock)", Integer.class)
                .setParameter("lock", KEY)
                .getSingleResult();
    }
}
