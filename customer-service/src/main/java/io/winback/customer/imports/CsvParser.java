package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import io.winback.customer.jobs.Aborted;
import io.winback.events.rest.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** CSV with a header row (RFC 4180): any line end, quotes across lines, a byte-order mark, padded and shouted headers. */
final class CsvParser<T> implements LineParser<T> {

    private static final int LONGEST_RECORD = 1 << 20;

    private final List<String> required;
    private final List<String> optional;
    private final RecordReader<T> reader;

    CsvParser(List<String> required, List<String> optional, RecordReader<T> reader) {
        this.required = required;
        this.optional = optional;
        this.reader = reader;
    }

    /** Reads one record. */
    @FunctionalInterface
    interface RecordReader<T> {
        T read(NamedCsvRecord line) throws Rejected;
    }

    @Override
    public void checkBeginning(Path file) throws IOException {
        try {
            checkHeader(header(file));
        } catch (CsvParseException e) {
            throw new InvalidInput("", "body", "is no CSV: " + e.getMessage());
        }
    }

    @Override
    public void parse(Path file, LineSink<T> sink) throws IOException, Aborted {
        var header = header(file);
        long line = 1;
        try (var csv = open(file, header)) {
            var records = csv.iterator();
            records.next();
            while (records.hasNext()) {
                var record = records.next();
                line = record.getStartingLineNumber();
                try {
                    sink.take(line, read(record, header.size()));
                } catch (Rejected e) {
                    sink.reject(e.at(line));
                }
            }
        } catch (CsvParseException e) {
            throw new Aborted("after line %d the file is no CSV any more: %s".formatted(line, e.getMessage()), null);
        }
    }

    private T read(NamedCsvRecord line, int columns) throws Rejected {
        if (line.getFieldCount() > columns) {
            throw new Rejected("", "has %d fields, and the header names %d".formatted(line.getFieldCount(), columns));
        }
        return reader.read(line);
    }

    private void checkHeader(List<String> names) {
        if (names.stream().allMatch(String::isBlank)) {
            throw new InvalidInput("", "body", "the file is empty; its first line must name the columns");
        }
        for (var column : required) {
            if (!names.contains(column)) {
                throw InvalidInput.inBody(column, "the column is missing");
            }
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw InvalidInput.inBody(
                        name, "there is no such column; there are %s and %s".formatted(required, optional));
            }
            if (!seen.add(name)) {
                throw InvalidInput.inBody(name, "the column is there twice");
            }
        }
    }

    private static List<String> header(Path file) throws IOException {
        try (var rows = CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            var iterator = rows.iterator();
            return iterator.hasNext()
                    ? iterator.next().getFields().stream()
                            .map(CsvParser::normal)
                            .toList()
                    : List.of("");
        }
    }

    private static CsvReader<NamedCsvRecord> open(Path file, List<String> header) throws IOException {
        return CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LONGEST_RECORD)
                .build(NamedCsvRecordHandler.builder().header(header).build(), file);
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
