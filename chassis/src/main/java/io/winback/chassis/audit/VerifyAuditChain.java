package io.winback.chassis.audit;

import io.winback.chassis.audit.AuditChain.ChainFault;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;

/** Compares all chained entries with their hashes. */
@ApplicationScoped
class VerifyAuditChain {

    private static final int BATCH = 5_000;

    private final AuditTable table;

    VerifyAuditChain(AuditTable table) {
        this.table = table;
    }

    /**
     * The result.
     *
     * @param intact whether every entry from the beginning to the head is as it was chained
     * @param start the last entry that the retention deleted; position 0 if it deleted none
     * @param head the last entry that was verified. Compare it with an earlier one from the log of the service or from an export:
     *     entries that are missing at the end show in no other way
     * @param waiting entries that are not chained yet; they are chained within seconds
     * @param fault the first one that was found; absent if the chain is intact
     */
    record Verification(
            boolean intact,
            ChainHead start,
            ChainHead head,
            long waiting,
            @Nullable ChainFault fault) {}

    /** The retention may delete entries meanwhile. Then the verification begins after them. */
    Verification verify() {
        while (true) {
            var found = verifyAfter(table.checkpoint());
            if (found.fault() == null
                    || found.fault().position() > table.checkpoint().position()) {
                return found;
            }
        }
    }

    private Verification verifyAfter(ChainHead start) {
        var chain = new AuditChain(start);
        while (true) {
            var entries = table.after(chain.head().position(), BATCH);
            var fault = chain.verify(entries);
            if (fault.isPresent() || entries.size() < BATCH) {
                return new Verification(fault.isEmpty(), start, chain.head(), table.waiting(), fault.orElse(null));
            }
        }
    }
}
