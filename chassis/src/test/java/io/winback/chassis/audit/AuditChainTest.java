package io.winback.chassis.audit;

import io.winback.chassis.audit.AuditChain.ChainFault;
import io.winback.chassis.audit.AuditChain.FaultKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** A chain shows that one of its entries was removed, changed or moved, and at which position. */
class AuditChainTest {

    @Property
    void anUntouchedChainIsIntact(@ForAll("entries") List<AuditEntry> entries) {
        var chain = new AuditChain(ChainHead.START);

        assertThat(chain.verify(chained(entries))).isEmpty();
        assertThat(chain.head().position()).isEqualTo(entries.size());
    }

    @Property
    void aRemovedEntryIsFoundAndNamed(
            @ForAll("entries") List<AuditEntry> entries, @ForAll @IntRange(max = 1_000) int any) {
        var chained = chained(entries);
        int removed = any % (chained.size() - 1);
        chained.remove(removed);

        assertThat(new AuditChain(ChainHead.START).verify(chained))
                .contains(new ChainFault(removed + 1L, FaultKind.MISSING));
    }

    @Property
    void aChangedEntryIsFoundAndNamed(
            @ForAll("entries") List<AuditEntry> entries,
            @ForAll("entry") AuditEntry other,
            @ForAll @IntRange(max = 1_000) int any) {
        var chained = chained(entries);
        int changed = any % chained.size();
        Assume.that(!other.equals(chained.get(changed).entry()));
        chained.set(changed, new ChainedEntry(other, chained.get(changed).place()));

        assertThat(new AuditChain(ChainHead.START).verify(chained))
                .contains(new ChainFault(changed + 1L, FaultKind.CHANGED));
    }

    @Property
    void twoSwappedEntriesAreFoundAndTheFirstIsNamed(
            @ForAll("entries") List<AuditEntry> entries,
            @ForAll @IntRange(max = 1_000) int any,
            @ForAll @IntRange(max = 1_000) int another) {
        var chained = chained(entries);
        int first = Math.min(any % chained.size(), another % chained.size());
        int second = Math.max(any % chained.size(), another % chained.size());
        var one = chained.get(first);
        var two = chained.get(second);
        Assume.that(!one.entry().equals(two.entry()));
        chained.set(first, new ChainedEntry(two.entry(), one.place()));
        chained.set(second, new ChainedEntry(one.entry(), two.place()));

        assertThat(new AuditChain(ChainHead.START).verify(chained))
                .contains(new ChainFault(first + 1L, FaultKind.CHANGED));
    }

    /** All hashes after the forged entry would have to be forged, and then the head is another one. */
    @Property
    void aForgedChainHasAnotherHead(
            @ForAll("entries") List<AuditEntry> entries,
            @ForAll("entry") AuditEntry other,
            @ForAll @IntRange(max = 1_000) int any) {
        Assume.that(!other.equals(entries.get(any % entries.size())));
        var forged = new ArrayList<>(entries);
        forged.set(any % entries.size(), other);

        assertThat(last(chained(forged))).isNotEqualTo(last(chained(entries)));
    }

    @Property
    void theRestOfAChainAfterItsCheckpointIsIntact(
            @ForAll("entries") List<AuditEntry> entries, @ForAll @IntRange(max = 1_000) int any) {
        var chained = chained(entries);
        int kept = any % chained.size();

        assertThat(new AuditChain(chained.get(kept).place()).verify(chained.subList(kept + 1, chained.size())))
                .isEmpty();
    }

    private static ChainHead last(List<ChainedEntry> chained) {
        return chained.get(chained.size() - 1).place();
    }

    private static List<ChainedEntry> chained(List<AuditEntry> entries) {
        return new AuditChain(ChainHead.START).append(entries);
    }

    @Provide
    Arbitrary<List<AuditEntry>> entries() {
        return entry().list().ofMinSize(2).ofMaxSize(20);
    }

    @Provide
    Arbitrary<AuditEntry> entry() {
        var text = Arbitraries.strings().ofMaxLength(5);
        var origin = Combinators.combine(
                        Arbitraries.of(ActorKind.class), text, text.injectNull(0.3), text, text.injectNull(0.3), text)
                .as((kind, actor, through, roles, address, operation) ->
                        new AuditOrigin(kind, actor, through, roles, address, null, operation));
        return Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli),
                        origin,
                        text.injectNull(0.3),
                        Arbitraries.integers().between(100, 599).injectNull(0.3),
                        Arbitraries.integers().between(1, 3),
                        text.injectNull(0.3))
                .as(AuditEntry::new);
    }
}
