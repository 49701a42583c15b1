package io.winback.chassis.erasure;

import io.winback.chassis.sealing.SealedTable;

/**
 * One table that holds personal data, with its SQL. Each statement asks for the customer id; {@code rename} asks for the
 * pseudonym before.
 *
 * @param name of its rows, as the customer reads it; null if they are not shown
 * @param read null if the rows are not shown
 * @param rename keeps the rows under the pseudonym of an erasure; null if the rows are not kept
 * @param delete deletes the rows or their personal columns; null if rename is enough
 * @param sealed the sealed columns of the rows, which are shown opened; null if there are none
 */
public record PersonalTable(String name, String read, String rename, String delete, SealedTable sealed) {

    /** Rows that the customer can read. */
    public static PersonalTable read(String name, String sql) {
        return new PersonalTable(name, sql, null, null, null);
    }

    /** Rows that the customer is not shown. */
    public static PersonalTable hidden() {
        return new PersonalTable(null, null, null, null, null);
    }

    public PersonalTable rename(String sql) {
        return new PersonalTable(name, read, sql, delete, sealed);
    }

    public PersonalTable delete(String sql) {
        return new PersonalTable(name, read, rename, sql, sealed);
    }

    /** Rows with sealed columns. The query selects their id and these columns under their names. */
    public PersonalTable sealed(SealedTable columns) {
        return new PersonalTable(name, read, rename, delete, columns);
    }
}
