package io.winback.chassis.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A column of a table whose values are sealed. A sealed value cannot be opened in another column.
 *
 * @param ofRow whether a value cannot be opened in another row either
 */
public record SealedColumn(String table, String column, boolean ofRow) {

    /** A column whose values belong to their rows. */
    public SealedColumn(String table, String column) {
        this(table, column, true);
    }

    /** A column whose values are read and written where the id of the row is not at hand. */
    public static SealedColumn ofAnyRow(String table, String column) {
        return new SealedColumn(table, column, false);
    }

    byte[] associatedData(String rowId) {
        return (table + "\n" + column + "\n" + (ofRow ? rowId : "")).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
