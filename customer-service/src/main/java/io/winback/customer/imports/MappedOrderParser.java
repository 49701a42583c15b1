package io.winback.customer.imports;

import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.CsvRecord;
import io.winback.customer.imports.format.CsvRecords;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatDocument.Lines;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.jobs.JobPipelines;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;

/** Parses a file of orders as a format describes it. Lines are read in parallel, and then grouped by order. */
final class MappedOrderParser implements LineParser<ImportedOrder> {

    private final JobPipelines pipelines;
    private final FormatDocument document;
    private final BiFunction<CsvHeader, FileText, FormatReader> readers;
    private final OrderAssembly assembly;

    /** @param readers creates the reader of a file with a header */
    MappedOrderParser(
            JobPipelines pipelines,
            FormatDocument document,
            BiFunction<CsvHeader, FileText, FormatReader> readers,
            OrderAssembly assembly) {
        this.pipelines = pipelines;
        this.document = document;
        this.readers = readers;
        this.assembly = assembly;
    }

    @Override
    public void checkBeginning(FileText file) throws IOException {
        CsvHeader.read(file, separator(file, document));
    }

    /** The separator of the format, or the one that gives the most columns. */
    static char separator(FileText file, FormatDocument document) throws IOException {
        return document.separator().equals(FormatDocument.AUTO)
                ? CsvHeader.read(file).separator()
                : document.separator().charAt(0);
    }

    @Override
    public void parse(FileText file, LineSink<ImportedOrder> sink) throws IOException {
        char separator = separator(file, document);
        var reader = readers.apply(CsvHeader.read(file, separator), file);
        if (document.lines() == Lines.ORDERS) {
            parse(file, separator, reader, new OrderPartSink(sink, part -> assemble(reader, List.of(part), sink)));
            return;
        }
        GroupedLines lines = parts -> parse(file, separator, reader, parts);
        lines.forEachOrder(file, parts -> assemble(reader, parts, sink), sink);
    }

    private void assemble(FormatReader reader, List<OrderPart> parts, LineSink<ImportedOrder> sink) {
        assembly.assemble(reader, parts, sink);
    }

    private void parse(FileText file, char separator, FormatReader reader, LineSink<OrderPart> sink)
            throws IOException {
        try (var records = new CsvRecords(file.open(), separator);
                var lines = new ParallelLineReader<CsvRecord, OrderPart>(
                        pipelines, (number, record) -> OrderPartReader.read(reader, record), sink)) {
            records.next();
            for (var record = records.next(); record != null; record = records.next()) {
                lines.add(record.line(), record, record.length());
            }
            lines.finish();
        }
    }
}
