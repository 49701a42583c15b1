package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens the sealed columns of a row that is JSON, and leaves its blind indexes out. A value that cannot be opened is left out, and
 * the row names its column.
 */
@ApplicationScoped
class OpenRow {

    /** The columns of a row whose values cannot be opened. */
    private static final String UNREADABLE = "unreadable";

    private final Sealing sealing;

    OpenRow(Sealing sealing) {
        this.sealing = sealing;
    }

    /** @param table null if the row has no sealed columns */
    ObjectNode open(ObjectNode row, SealedTable table) {
        if (table == null) {
            return row;
        }
        var id = row.path(table.key()).asText();
        for (var value : table.values()) {
            var name = value.column().column();
            var stored = row.remove(name);
            if (stored != null && stored.isTextual() && !row.hasNonNull(value.plainColumn())) {
                var plain = sealing.openIfReadable(value.column(), id, stored.asText());
                if (plain == null) {
                    row.withArray(UNREADABLE).add(CamelCase.of(value.plainColumn()));
                } else {
                    row.put(value.plainColumn(), plain);
                }
            }
        }
        row.remove(table.hiddenColumns());
        return row;
    }
}
