package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.CsvRecord;
import io.winback.customer.imports.format.CsvRecords;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.jobs.JobPipelines;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Parses CSV with a header row (RFC 4180) in the columns of this API. Headers are trimmed and not case-sensitive; a
 * byte-order mark is skipped.
 */
final class CsvParser<T> implements LineParser<T> {

    static final char SEPARATOR = ',';

    private static final int MOST_VIOLATIONS = 20;

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
    public void checkBeginning(FileText file) throws IOException {
        checkHeader(CsvHeader.read(file, SEPARATOR).normalNames());
    }

    @Override
    public void parse(FileText file, LineSink<T> sink) throws IOException {
        var columns = columns(CsvHeader.read(file, SEPARATOR).normalNames());
        var charset = file.charset().name();
        try (var records = new CsvRecords(file.open(), SEPARATOR);
                var lines = new ParallelLineReader<>(pipelines, this::read, sink)) {
            records.next();
            for (var record = records.next(); record != null; record = records.next()) {
                lines.add(record.line(), new CsvLine(record, columns, charset), record.length());
            }
            lines.finish();
        }
    }

    private T read(long number, CsvLine line) throws Rejected {
        checkReadable(line.record(), line.columns().size());
        return reader.read(number, line);
    }

    /** @throws Rejected if the record cannot be read, or has more fields than the header */
    static void checkReadable(CsvRecord record, int columns) throws Rejected {
        if (record.problem() != null) {
            throw new Rejected("", record.problem());
        }
        int fields = record.fields().size();
        if (fields > columns) {
            throw new Rejected("", "has %d fields, but the header has %d".formatted(fields, columns));
        }
    }

    private void checkHeader(List<String> names) {
        var unknown = names.stream()
                .filter(name -> !required.contains(name) && !optional.contains(name))
                .map(name -> InvalidInput.inBody(
                        CsvHeader.shortened(name),
                        "is not a known column; required are %s, optional are %s"
                                .formatted(String.join(", ", required), String.join(", ", optional))))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInputs(
                    "the format winback has no columns %s; the format of a shop reads files with other columns"
                            .formatted(CsvHeader.list(
                                    unknown.stream().map(InvalidInput::field).toList())),
                    unknown.stream().limit(MOST_VIOLATIONS).toList());
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw InvalidInput.inBody(CsvHeader.shortened(name), "the column occurs twice");
            }
        }
    }

    /** The position of each column. */
    private static Map<String, Integer> columns(List<String> header) {
        return IntStream.range(0, header.size()).boxed().collect(toMap(header::get, identity()));
    }
}
