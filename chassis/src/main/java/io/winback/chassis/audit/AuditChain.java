package io.winback.chassis.audit;

import io.winback.chassis.secrets.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The hash chain of audit entries. Positions have no gap, and the hash of an entry covers the hash of the entry before it. So an
 * entry that was removed, changed or moved is found. Entries that are missing at the end are not: the head tells them, if it was
 * kept elsewhere.
 */
final class AuditChain {

    /** What is wrong with a chain, at the first position where something is. */
    record ChainFault(long position, FaultKind kind) {}

    enum FaultKind {
        /** There is no entry with this position. */
        MISSING,
        /** The entry is not the one that was chained, or an entry before it is not. */
        CHANGED
    }

    private ChainHead head;

    /** @param head the place of the entry before the first one */
    AuditChain(ChainHead head) {
        this.head = head;
    }

    ChainHead head() {
        return head;
    }

    /** Appends entries in this order. */
    List<ChainedEntry> append(List<AuditEntry> entries) {
        var chained = new ArrayList<ChainedEntry>(entries.size());
        for (var entry : entries) {
            head = next(entry);
            chained.add(new ChainedEntry(entry, head));
        }
        return chained;
    }

    /** Compares the next entries with the chain. @param entries in the order of their positions */
    Optional<ChainFault> verify(List<ChainedEntry> entries) {
        for (var stored : entries) {
            long expected = head.position() + 1;
            if (stored.place().position() != expected) {
                return Optional.of(new ChainFault(expected, FaultKind.MISSING));
            }
            var recomputed = next(stored.entry());
            if (!recomputed.equals(stored.place())) {
                return Optional.of(new ChainFault(expected, FaultKind.CHANGED));
            }
            head = recomputed;
        }
        return Optional.empty();
    }

    private ChainHead next(AuditEntry entry) {
        long position = head.position() + 1;
        var digest = Sha256.digester();
        digest.update(head.bytes());
        digest.update(entry.canonical(position).getBytes(UTF_8));
        return ChainHead.of(position, digest.digest());
    }
}
