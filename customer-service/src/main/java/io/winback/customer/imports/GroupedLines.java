package io.winback.customer.imports;

import io.winback.customer.imports.format.FileText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** The lines of a file in which each line is a part of an order. */
@FunctionalInterface
interface GroupedLines {

    /** Parses all lines. */
    void parse(LineSink<OrderPart> parts) throws IOException;

    /**
     * Groups the lines by order.
     *
     * @param order receives all lines of one order; a line without an order id alone
     * @param sink receives the lines that cannot be grouped
     */
    default void forEachOrder(FileText file, Consumer<List<OrderPart>> order, LineSink<?> sink) throws IOException {
        try (var groups = OrderGroups.of(Files.size(file.path()))) {
            parse(new OrderPartSink(sink, part -> {
                if (part.orderId() == null) {
                    order.accept(List.of(part));
                } else {
                    groups.add(part);
                }
            }));
            groups.forEach(order, sink);
        }
    }
}
