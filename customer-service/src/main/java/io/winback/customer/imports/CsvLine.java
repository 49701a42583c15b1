package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a line, stripped; an empty one is as good as none.
 *
 * @param columns where each named field stands, from 0
 */
record CsvLine(CsvRecord record, Map<String, Integer> columns) {

    Optional<String> value(String field) throws Rejected {
        var column = columns.get(field);
        if (column == null || column >= record.getFieldCount()) {
            return Optional.empty();
        }
        var text = record.getField(column).strip();
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Rejected(field, "is not UTF-8");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether the line has the field, and says nothing in it. A line that ends before the field does not have it. */
    boolean isBlank(String field) throws Rejected {
        var column = columns.get(field);
        return column != null && column < record.getFieldCount() && value(field).isEmpty();
    }

    String required(String field) throws Rejected {
        return value(field).orElseThrow(() -> new Rejected(field, "is missing"));
    }
}
