package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import static java.util.stream.Collectors.joining;

/** The first record of a file, which names its columns. */
public record CsvHeader(char separator, List<String> names) {

    static final String SEPARATORS = ",;\t|";

    /** Of names in a message. */
    private static final int MOST_LISTED = 50;

    private static final int MAX_NAME = 60;

    /**
     * Reads the header with the separator that gives the most columns.
     *
     * @throws InvalidInput if the header cannot be read with any separator
     */
    public static CsvHeader read(FileText file) throws IOException {
        var headers = new ArrayList<CsvHeader>();
        var refusals = new ArrayList<InvalidInput>();
        for (char separator : SEPARATORS.toCharArray()) {
            try {
                headers.add(read(file, separator));
            } catch (InvalidInput e) {
                if (!e.getMessage().endsWith(CsvRecords.TEXT_AFTER_QUOTE)) {
                    throw e;
                }
                // With another separator the quote most likely closes its field.
                refusals.add(e);
            }
        }
        if (headers.isEmpty()) {
            throw refusals.get(0);
        }
        return headers.stream()
                .max(Comparator.comparingInt((CsvHeader header) -> header.names.size())
                        .thenComparing(header -> -SEPARATORS.indexOf(header.separator)))
                .orElseThrow();
    }

    /** @throws InvalidInput if the file is empty, or the quotes of its first line are wrong */
    public static CsvHeader read(FileText file, char separator) throws IOException {
        try (var records = new CsvRecords(file.open(), separator)) {
            var first = records.next();
            if (first == null
                    || first.problem() == null && first.fields().stream().allMatch(String::isBlank)) {
                throw new InvalidInput("", "body", "the file is empty; its first line must name the columns");
            }
            if (first.problem() != null) {
                throw new InvalidInput("", "body", "line %d: %s".formatted(first.line(), first.problem()));
            }
            return new CsvHeader(
                    separator, first.fields().stream().map(String::strip).toList());
        }
    }

    public List<String> normalNames() {
        return names.stream().map(CsvHeader::normal).toList();
    }

    /** Columns are found without regard to case and width. */
    static String normal(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The columns, for a message. */
    String description() {
        return "separated by %s, the file has the columns %s".formatted(nameOf(separator), list(names));
    }

    static String nameOf(char separator) {
        return separator == '\t' ? "tabs" : "\"" + separator + "\"";
    }

    /** The first names, each shortened, so that a message stays short. */
    public static String list(List<String> names) {
        return names.stream().limit(MOST_LISTED).map(CsvHeader::shortened).collect(joining(", "))
                + (names.size() > MOST_LISTED ? " and %d more".formatted(names.size() - MOST_LISTED) : "");
    }

    public static String shortened(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }
}
