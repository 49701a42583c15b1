package io.winback.customer.imports;

import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.FormatReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Parses a file of orders in the columns of this API. In a file with articles or quantities a line is an item, and the lines of one
 * order become one order. In other files a line is an order, which is read without grouping.
 */
final class PlainOrderParser implements LineParser<ImportedOrder> {

    /** A category alone is the category of the order. */
    private static final Set<String> OF_ITEMS = Set.of("sku", "quantity");

    private final CsvParser<ImportedOrder> orders;
    private final CsvParser<OrderPart> items;
    private final BiFunction<CsvHeader, FileText, FormatReader> readers;
    private final OrderAssembly assembly;

    /** @param readers creates the reader of a file with a header */
    PlainOrderParser(
            CsvParser<ImportedOrder> orders,
            CsvParser<OrderPart> items,
            BiFunction<CsvHeader, FileText, FormatReader> readers,
            OrderAssembly assembly) {
        this.orders = orders;
        this.items = items;
        this.readers = readers;
        this.assembly = assembly;
    }

    @Override
    public void checkBeginning(FileText file) throws IOException {
        orders.checkBeginning(file);
    }

    @Override
    public void parse(FileText file, LineSink<ImportedOrder> sink) throws IOException {
        var header = CsvHeader.read(file, CsvParser.SEPARATOR);
        if (header.normalNames().stream().noneMatch(OF_ITEMS::contains)) {
            orders.parse(file, sink);
            return;
        }
        var reader = readers.apply(header, file);
        GroupedLines lines = parts -> items.parse(file, parts);
        lines.forEachOrder(file, parts -> assemble(reader, parts, sink), sink);
    }

    /** The fields of a line are checked when it is read, so an order of lines with faults has no further ones. */
    private void assemble(FormatReader reader, List<OrderPart> parts, LineSink<ImportedOrder> sink) {
        if (parts.stream().allMatch(part -> part.problems().isEmpty())) {
            assembly.assemble(reader, parts, sink);
        } else {
            new OrderFaults(parts).rejectAll(sink);
        }
    }
}
