package io.winback.customer.imports;

import io.winback.customer.imports.format.CsvRecord;
import io.winback.customer.imports.format.PresentId;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a line, without surrounding spaces. An empty field counts as absent.
 *
 * @param columns the position of each column, from 0
 * @param charset of the file
 */
record CsvLine(CsvRecord record, Map<String, Integer> columns, String charset) {

    Optional<String> value(String field) throws Rejected {
        var column = columns.get(field);
        if (column == null || column >= record.fields().size()) {
            return Optional.empty();
        }
        var text = record.fields().get(column).strip();
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Rejected(field, "is not " + charset);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether the line has the field and the field is empty. A line may end before the field. */
    boolean isBlank(String field) throws Rejected {
        var column = columns.get(field);
        return column != null && column < record.fields().size() && value(field).isEmpty();
    }

    String required(String field) throws Rejected {
        return value(field).orElseThrow(() -> new Rejected(field, "is missing"));
    }

    /** An id of the shop. */
    String requiredId(String field) throws Rejected {
        return PresentId.of(field, required(field));
    }
}
