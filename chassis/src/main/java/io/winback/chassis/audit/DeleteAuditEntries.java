package io.winback.chassis.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Deletes the oldest entries of the chain. A checkpoint keeps the hash of the last one, so that the rest can be verified. One replica
 * deletes at a time.
 */
@ApplicationScoped
class DeleteAuditEntries {

    private static final int BATCH = 5_000;

    private final AuditTable table;
    private final AuditLocks locks;
    private final AuditConfiguration configuration;
    private final Clock clock;

    DeleteAuditEntries(AuditTable table, AuditLocks locks, AuditConfiguration configuration, Clock clock) {
        this.table = table;
        this.locks = locks;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Each batch is one transaction. @return how many entries were deleted */
    long delete() {
        var before = clock.instant().minus(configuration.keep());
        long total = 0;
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew().call(() -> deleteBatch(before));
            total += deleted;
        } while (deleted == BATCH);
        return total;
    }

    private int deleteBatch(Instant before) {
        if (!locks.beginRetention()) {
            return 0;
        }
        var oldest = table.after(table.checkpoint().position(), BATCH);
        int old = 0;
        while (old < oldest.size() && oldest.get(old).entry().at().isBefore(before)) {
            old++;
        }
        if (old > 0) {
            table.deleteUpTo(oldest.get(old - 1).place());
        }
        return old;
    }
}
