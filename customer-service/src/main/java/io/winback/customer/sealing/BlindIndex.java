package io.winback.customer.sealing;

import io.winback.chassis.sealing.IndexedColumn;
import io.winback.chassis.sealing.Sealing;
import java.util.Collection;

/** The blind index of a sealed text. It is computed when it is first stored, and is never read as a text. */
public final class BlindIndex {

    private String stored;
    private final IndexedColumn column;
    private final Collection<String> terms;

    private BlindIndex(String stored, IndexedColumn column, Collection<String> terms) {
        this.stored = stored;
        this.column = column;
        this.terms = terms;
    }

    static BlindIndex stored(String stored) {
        return stored == null ? null : new BlindIndex(stored, null, null);
    }

    /** A new index; null if there are no terms. */
    public static BlindIndex of(IndexedColumn column, Collection<String> terms) {
        return terms.isEmpty() ? null : new BlindIndex(null, column, terms);
    }

    /** The index for the database; null where values are not sealed. */
    String toStored(Sealing with) {
        if (stored == null) {
            stored = with.index(column, terms);
        }
        return stored;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof BlindIndex index && stored != null && stored.equals(index.stored);
    }

    @Override
    public int hashCode() {
        return BlindIndex.class.hashCode();
    }
}
