package io.winback.chassis.sealing;

import java.util.HashMap;
import java.util.Map;

/**
 * The sealed columns of one row.
 *
 * @param stored the text of each column by its name; null where there is none
 */
record SealedRow(String id, Map<String, String> stored) {

    /** Whether all values are sealed and indexed with the keys in use. */
    boolean isCurrent(SealedTable table, Cipher cipher) {
        return table.values().stream().allMatch(value -> isCurrent(value, cipher));
    }

    private boolean isCurrent(SealedTable.Value value, Cipher cipher) {
        var text = stored.get(value.column().column());
        if (value.hasPlainColumn() && stored.get(value.plainColumn()) != null) {
            return false;
        }
        return isEmpty(text)
                || cipher.isCurrent(text)
                        && value.indexes().stream()
                                .allMatch(index -> cipher.isCurrentIndex(
                                        stored.get(index.column().column())));
    }

    /**
     * The same row, sealed and indexed with the keys in use.
     *
     * @throws CannotOpen if a value cannot be opened
     */
    SealedRow sealed(SealedTable table, Sealing sealing) {
        var cipher = sealing.cipher();
        var sealed = new HashMap<>(stored);
        for (var value : table.values()) {
            if (!isCurrent(value, cipher)) {
                seal(value, sealing, sealed);
            }
        }
        return new SealedRow(id, sealed);
    }

    /** A value in the column for plain values is newer than the sealed one. */
    private void seal(SealedTable.Value value, Sealing sealing, Map<String, String> sealed) {
        var column = value.column();
        var text = stored.get(column.column());
        boolean isNewer = value.hasPlainColumn() && stored.get(value.plainColumn()) != null;
        var plain = isNewer ? stored.get(value.plainColumn()) : sealing.open(column, id, text);
        if (isNewer || !sealing.cipher().isCurrent(text)) {
            sealed.put(column.column(), sealing.seal(column, id, plain));
        }
        value.indexes()
                .forEach(index -> sealed.put(
                        index.column().column(),
                        sealing.index(index.column(), index.terms().apply(plain))));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
