package io.winback.chassis.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Advisory locks of the audit log, held until the transaction ends. One replica at a time chains, and one deletes. So at most two
 * transactions want the chain, and PostgreSQL serves them in turn: neither starves the other.
 */
@ApplicationScoped
class AuditLocks {

    /** Any numbers that no other advisory lock of the service uses. */
    private static final long CHAIN = 0x6175646974L;

    private static final long RETENTION = CHAIN + 1;
    private static final long CHAINING = CHAIN + 2;

    private final AgroalDataSource database;

    AuditLocks(AgroalDataSource database) {
        this.database = database;
    }

    /** Waits for a batch of the retention. @return whether no other replica chains */
    @Transactional(MANDATORY)
    boolean beginChaining() {
        return lockIfFree(CHAINING) && await(CHAIN);
    }

    /** Waits for a batch of the replica that chains. @return whether no other replica deletes */
    @Transactional(MANDATORY)
    boolean beginRetention() {
        return lockIfFree(RETENTION) && await(CHAIN);
    }

    private boolean lockIfFree(long number) {
        return lock("select pg_try_advisory_xact_lock(?)", number);
    }

    private boolean await(long number) {
        return lock("select true from pg_advisory_xact_lock(?)", number);
    }

    private boolean lock(String sql, long number) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(sql)) {
            lock.setLong(1, number);
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new AuditUnavailable(e);
        }
    }
}
