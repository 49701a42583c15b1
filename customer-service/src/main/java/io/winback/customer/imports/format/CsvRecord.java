package io.winback.customer.imports.format;

import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line the number of its first line
 * @param problem why it cannot be read; null if it can
 */
public record CsvRecord(long line, List<String> fields, String problem) {

    /** The number of its characters. */
    public int length() {
        return fields.stream().mapToInt(String::length).sum();
    }
}
