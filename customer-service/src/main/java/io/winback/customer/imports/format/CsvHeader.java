package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** The first record of a file, which names its columns. */
public record CsvHeader(char separator, List<String> names) {

    static final String SEPARATORS = ",;\t|";

    /** Reads the header with the separator that gives the most columns. */
    public static CsvHeader read(FileText file) throws IOException {
        var headers = Stream.<CsvHeader>builder();
        for (char separator : SEPARATORS.toCharArray()) {
            headers.add(read(file, separator));
        }
        return headers.build()
                .max(Comparator.comparingInt((CsvHeader header) -> header.names.size())
                        .thenComparing(header -> -SEPARATORS.indexOf(header.separator)))
                .orElseThrow();
    }

    /** @throws InvalidInput if the file is empty, or a quote of its first line is not closed */
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

    public static String list(List<String> names) {
        return names.stream().limit(100).collect(joining(", "))
                + (names.size() > 100 ? " and %d more".formatted(names.size() - 100) : "");
    }
}
