package io.winback.customer.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobPipelines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Parses CSV with a header row (RFC 4180). Headers are trimmed and not case-sensitive; a byte-order mark is skipped. */
final class CsvParser<T> implements LineParser<T> {

    private static final int MAX_RECORD_CHARACTERS = 1 << 20;

    private final JobPipelines pipelines;
    private final List<String> required;
    private final List<String> optional;
    private final RecordReader<T> reader;

    CsvParser(JobPipelines pipelines, List<String> required, List<String> optional, RecordReader<T> reader) {
        this.pipelines = pipelines;
        this.required = required;
        this.optional = optional;
        this.reader = reader;
    }

    /** Reads one record. */
    @FunctionalInterface
    interface RecordReader<T> {
        T read(long number, CsvLine line) throws Rejected;
    }

    @Override
    public void checkBeginning(Path file) throws IOException {
        try {
            checkHeader(header(file));
        } catch (CsvParseException e) {
            throw new InvalidInput("", "body", "is not CSV: " + e.getMessage());
        }
    }

    @Override
    public void parse(Path file, LineSink<T> sink) throws IOException, JobAborted {
        var columns = columns(header(file));
        long line = 1;
        try (var csv = open(file);
                var lines = new ParallelLineReader<>(pipelines, this::read, sink)) {
            try {
                var records = csv.iterator();
                records.next();
                while (records.hasNext()) {
                    var record = records.next();
                    line = record.getStartingLineNumber();
                    lines.add(line, new CsvLine(record, columns), length(record));
                }
            } finally {
                lines.finish();
            }
        } catch (CsvParseException e) {
            throw new JobAborted("the file is not CSV after line %d: %s".formatted(line, e.getMessage()), null);
        }
    }

    private static int length(CsvRecord record) {
        int length = 0;
        for (int i = 0; i < record.getFieldCount(); i++) {
            length += record.getField(i).length();
        }
        return length;
    }

    private T read(long number, CsvLine line) throws Rejected {
        int fields = line.record().getFieldCount();
        if (fields > line.columns().size()) {
            throw new Rejected(
                    "",
                    "has %d fields, but the header has %d"
                            .formatted(fields, line.columns().size()));
        }
        return reader.read(number, line);
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
                        name, "is not a known column; required are %s, optional are %s".formatted(required, optional));
            }
            if (!seen.add(name)) {
                throw InvalidInput.inBody(name, "the column occurs twice");
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

    private static CsvReader<CsvRecord> open(Path file) throws IOException {
        return CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(MAX_RECORD_CHARACTERS)
                .build(CsvRecordHandler.of(), file);
    }

    /** The position of each column. */
    private static Map<String, Integer> columns(List<String> header) {
        return IntStream.range(0, header.size()).boxed().collect(toMap(header::get, identity()));
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
