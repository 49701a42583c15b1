package io.winback.chassis.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Appends new entries to the hash chain. One replica chains at a time. Writers of entries never wait for it: they insert rows
 * without a position.
 */
@ApplicationScoped
class ChainAuditEntries {

    private static final Logger LOG = Logger.getLogger(ChainAuditEntries.class);
    private static final int BATCH = 1_000;

    private final AuditTable table;
    private final AuditLocks locks;
    private final AtomicLong head;

    ChainAuditEntries(AuditTable table, AuditLocks locks, MeterRegistry metrics) {
        this.table = table;
        this.locks = locks;
        head = metrics.gauge("winback.audit.head", new AtomicLong());
    }

    /** Each batch is one transaction. */
    void chain() {
        int chained;
        do {
            chained = QuarkusTransaction.requiringNew().call(this::chainBatch);
        } while (chained == BATCH);
    }

    /** The log is a witness that the database does not hold: a cut end of the chain shows by it. */
    void logHead() {
        var place = table.head();
        if (place.position() > 0) {
            LOG.infof("the audit log ends at position %d with hash %s", place.position(), place.hash());
        }
    }

    private int chainBatch() {
        if (!locks.beginChaining()) {
            return 0;
        }
        var entries = table.oldestWaiting(BATCH);
        if (!entries.isEmpty()) {
            var chain = new AuditChain(table.head());
            table.chain(chain.append(entries));
            head.set(chain.head().position());
        }
        return entries.size();
    }
}
