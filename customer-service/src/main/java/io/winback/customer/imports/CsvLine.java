package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a line, without surrounding spaces. An empty field counts as absent.
 *
 * @param columns the position of each column, from 0
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

    /** Whether the line has the field and the field is empty. A line may end before the field. */
    boolean isBlank(String field) throws Rejected {
        var column = columns.get(field);
        return column != null && column < record.getFieldCount() && value(field).isEmpty();
    }

    String required(String field) throws Rejected {
        return value(field).orElseThrow(() -> new Rejected(field, "is missing"));
    }
}
