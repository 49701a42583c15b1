package io.winback.chassis.sealing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table with sealed columns.
 *
 * @param key the column of the id of a row, which is its primary key
 * @param keyType its type in SQL
 */
public record SealedTable(String table, String key, String keyType, List<Value> values) {

    /**
     * A sealed value.
     *
     * @param plainColumn where the value is while it is plain; the same column, unless it is of another type
     */
    public record Value(SealedColumn column, String plainColumn, List<Index> indexes) {

        boolean hasPlainColumn() {
            return !plainColumn.equals(column.column());
        }
    }

    /** A blind index of a value. @param terms by which a plain value is found */
    public record Index(IndexedColumn column, Function<String, Collection<String>> terms) {}

    /** A table without sealed columns yet. */
    public static SealedTable of(String table, String key, String keyType) {
        return new SealedTable(table, key, keyType, List.of());
    }

    /** With one more sealed column, whose plain values are in the same column. */
    public SealedTable value(SealedColumn column, Index... indexes) {
        return with(new Value(column, column.column(), List.of(indexes)));
    }

    /** With one more sealed column, whose plain values are in a column of another type. */
    public SealedTable valueOf(String plainColumn, SealedColumn column) {
        return with(new Value(column, plainColumn, List.of()));
    }

    private SealedTable with(Value value) {
        var all = new ArrayList<>(values);
        all.add(value);
        return new SealedTable(table, key, keyType, List.copyOf(all));
    }

    /** All columns that the background step reads and writes, each once. */
    List<String> columns() {
        var columns = new ArrayList<String>();
        for (var value : values) {
            columns.add(value.column().column());
            if (value.hasPlainColumn()) {
                columns.add(value.plainColumn());
            }
            value.indexes().forEach(index -> columns.add(index.column().column()));
        }
        return columns;
    }

    /** The columns that hold no value that a person can read. */
    public Set<String> hiddenColumns() {
        return values.stream()
                .flatMap(value -> value.indexes().stream())
                .map(index -> index.column().column())
                .collect(Collectors.toSet());
    }
}
