package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Optional;

/** The fields of a line, stripped; an empty one is as good as none. */
record CsvLine(NamedCsvRecord record) {

    Optional<String> value(String field) throws Rejected {
        var text = record.findField(field).map(String::strip).filter(value -> !value.isEmpty());
        if (text.isPresent() && text.get().indexOf('\uFFFD') >= 0) {
            throw new Rejected(field, "is not UTF-8");
        }
        return text;
    }

    String required(String field) throws Rejected {
        return value(field).orElseThrow(() -> new Rejected(field, "is missing"));
    }
}
