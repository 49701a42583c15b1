package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens the sealed columns of a row that is JSON, and leaves its blind indexes out. */
@ApplicationScoped
class OpenRow {

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
                row.put(value.plainColumn(), sealing.open(value.column(), id, stored.asText()));
            }
        }
        row.remove(table.hiddenColumns());
        return row;
    }
}
